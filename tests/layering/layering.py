"""Reads every #include under src/ and platform/ and reports those that the architecture does not allow.

usage: layering.py ROOT            exit 1 with one line per wrong include
       layering.py --self-test     plants wrong includes in a temporary tree and expects each to be reported
"""
import pathlib
import re
import sys
import tempfile

# The arrows: a module may include itself and these.
BELOW_APP = ["base", "journal", "seal", "store", "sync", "render", "exchange", "platform"]
ARROWS = {
    "base": [],
    "journal": ["base"],
    "seal": ["base"],
    "platform": ["base"],
    "store": ["base", "journal", "seal"],
    "sync": ["base", "journal", "seal", "store", "platform"],
    "render": ["base", "journal"],
    "exchange": ["base", "journal", "platform", "render"],
    "app": BELOW_APP,
    "ui": ["base", "journal", "render", "platform", "app"],
    "cli": ["base", "journal", "render", "platform", "app"],
}

# What the front ends hand in at app's doors: secrets from their fields, and the system's randomness for Host.
HANDED_IN = {"seal/secret.h", "seal/secure_random.h"}

# Foreign headers: the first pattern that fits decides which files (by path) may include them.
FOREIGN = [
    (r"wx/", r"src/ui/"),
    (r"(sqlite3|sqlcipher).*", r"src/store/"),
    (r"sodium(/|\.h)", r"src/seal/"),
    (r"utf8proc\.h", r"src/journal/"),
    (r"(archive|archive_entry)\.h|yaml-cpp/|toml\+\+/", r"src/exchange/"),
    (r"zxcvbn(/|\.h)", r"src/app/"),
    (r"(cereal/external/)?rapidjson/", r"src/base/"),
    (r"cereal/", r"src/journal/"),
    (r"curl/|pugixml\.hpp", r"src/sync/"),
    (r"qrencode\.h", r"src/ui/"),
    (r"(gtk|gdk|gspell|atk)/", r"src/ui/port_gtk[^/]*$"),
    (r"(libsecret|gio|glib|glib-object)(/|\.h)", r"(platform/unix/|src/ui/port_gtk[^/]*$)"),
    (r"(cairo|pango)", r"(src/render/|src/ui/port_gtk[^/]*$)"),
    (r"openssl/", r"$^"),  # the business of SQLCipher alone
    (r"[a-z_0-9]+$", r"."),  # the C++ library
    (r"(immintrin|emmintrin)\.h", r"."),
    (r"", r"platform/(unix|windows|macos)/"),  # what is left belongs to an operating system
]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def module_of(path):
    return "platform" if path.parts[0] == "platform" else path.parts[1]


def foreign_problem(path, header):
    for pattern, places in FOREIGN:
        if re.match(pattern, header):
            return None if re.search(places, path.as_posix()) else f"<{header}> does not belong here"
    return None


def own_problem(root, path, header):
    if "/" not in header:
        return None if (root / path.parent / header).exists() else f'"{header}" is not beside the file'
    target, module = header.split("/")[0], module_of(path)
    if target not in ARROWS:
        return f'"{header}" names no module'
    if module in ("ui", "cli") and header in HANDED_IN:
        return None
    if target != module and target not in ARROWS[module]:
        return f'"{header}": no arrow leads from {module} to {target}'
    return None


def problems(root):
    files = [f for top in ("src", "platform") for f in sorted((root / top).rglob("*")) if f.suffix in (".h", ".cpp")]
    found = []
    for file in files:
        path = file.relative_to(root)
        if path.parts[0] == "src" and (len(path.parts) < 3 or path.parts[1] not in ARROWS):
            found.append(f"{path}: belongs to no module")
            continue
        for kind, header in INCLUDE.findall(file.read_text(encoding="utf-8")):
            problem = foreign_problem(path, header) if kind == "<" else own_problem(root, path, header)
            if problem:
                found.append(f"{path}: {problem}")
    return found, len(files)


def self_test():
    wrong = {
        "src/base/up.cpp": '#include "journal/record.h"',
        "src/journal/side.h": '#include "seal/keys.h"',
        "src/seal/os.cpp": '#include "platform/files.h"',
        "src/store/view.cpp": '#include "app/session.h"',
        "src/ui/deep.cpp": '#include "store/store.h"',
        "src/cli/window.cpp": "#include <wx/frame.h>",
        "src/app/sql.cpp": "  #  include <sqlite3.h>",
        "src/app/crypto.cpp": "#include <sodium.h>",
        "src/store/openssl.cpp": "#include <openssl/evp.h>",
        "src/ui/frame.cpp": "#include <gtk/gtk.h>",
        "src/exchange/json.cpp": "#include <rapidjson/document.h>",
        "src/app/bytes.cpp": "#include <cereal/archives/binary.hpp>",
        "src/app/posix.cpp": "#include <unistd.h>",
        "src/journal/unknown.cpp": '#include "boost/any.hpp"',
        "src/journal/lost.cpp": '#include "nowhere.h"',
        "src/stray.cpp": "int x;",
        "platform/include/platform/gtk.h": "#include <gio/gio.h>",
    }
    right = {
        "src/base/text.cpp": '#include <string>\n#include <rapidjson/reader.h>',
        "src/store/store.cpp": '#include "store/store.h"\n#include "seal/keys.h"\n#include <sqlite3.h>',
        "src/store/store.h": '#include "journal/record.h"\n// #include <wx/frame.h> in words is no include',
        "src/ui/port_gtk_names.cpp": "#include <atk/atk.h>\n#include <wx/window.h>\n#include <gio/gio.h>",
        "platform/unix/files.cpp": '#include "handles.h"\n#include "base/result.h"\n#include <sys/stat.h>',
        "platform/unix/handles.h": "#include <gio/gio.h>",
    }
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {**wrong, **right}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text + "\n", encoding="utf-8")
        reported = [line.split(":")[0] for line in problems(root)[0]]
    missed = sorted(set(wrong) - set(reported))
    false = sorted(set(reported) - set(wrong))
    for name in missed:
        print(f"not reported: {name}")
    for name in false:
        print(f"wrongly reported: {name}")
    print(f"{len(wrong)} planted, {len(missed)} missed, {len(false)} false")
    return 1 if missed or false else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    found, count = problems(pathlib.Path(arguments[0]))
    print("\n".join(found) if found else f"{count} files follow the arrows")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
