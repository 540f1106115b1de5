"""Only the gate may look at what people answered (I9): reports every file that reads a round's counts, or the numbers
that journal/shown.h lets through, outside the few that may.

usage: counts.py ROOT            exit 1 with one line per wrong place
       counts.py --self-test     plants a wrong place in a temporary tree and expects it to be reported
"""
import pathlib
import re
import sys
import tempfile

# The fields of a count: described, checked, added up in the figures, and written by
# the command that takes them in, by the demo and by a scene.
COUNTS = re.compile(r"\btally::k(Answers|Blanks|EitherYes|Counts)\b")
MAY_COUNT = {
    "src/journal/kind_tags.h", "src/journal/kinds/round_kinds.cpp", "src/journal/kinds/rules.cpp",
    "src/journal/kinds/acts.cpp", "src/journal/round_terms.cpp", "src/journal/measures_rounds.cpp",
    "src/cli/round_commands.cpp", "src/app/demo_year.cpp", "src/ui/scenes_talks.cpp",
}
# The same by the names they have on the command line and in files, and by what marks them.
NAMED = re.compile(r'"(either_yes|blanks)"|\bRole::counts\b')
# They leave them out, hide them, or take them in.
MAY_NAME = {
    "src/journal/kinds.cpp", "src/journal/kinds/round_kinds.cpp", "src/journal/record_json.cpp", "src/journal/facts.cpp",
    "src/app/form.cpp",
    "src/app/guided_steps.cpp", "src/app/presenters/editor_versions.cpp", "src/exchange/export_html.cpp",
    "src/store/project.cpp", "src/cli/entry_print.cpp", "src/cli/entry_look.cpp", "src/ui/records/record_form.cpp",
}
# The numbers that the gate lets through become text in one place.
SHOWN = re.compile(r"\bshown_?(\.|->|\.value\(\)\.)(yes|share|likely|bounds|answers|word)\b|->shown->|\bshow_(round|scale)\(|"
                   r"\bjournal::(Shown|ShownScale|RoundCounts)\b|#include \"journal/shown\.h\"")
MAY_SHOW = re.compile(r"src/journal/|src/app/figure_words\.cpp$")


def problems(root):
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if COUNTS.search(line) and name not in MAY_COUNT:
                yield f"{name}:{number}: reads a round's counts"
            if NAMED.search(line) and name not in MAY_NAME:
                yield f"{name}:{number}: names a round's counts"
            if SHOWN.search(line) and not MAY_SHOW.match(name):
                yield f"{name}:{number}: puts a round's numbers into words of its own"


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "src/ui").mkdir(parents=True)
        planted = [
            "auto n = record.integer(tally::kAnswers);", 'auto n = record.integer(info.field("either_yes")->tag);',
            "for (f : fields) if (f.role == Role::counts) print(record.integer(f.tag));", "print(*figure.shown->yes);",
            "print(figure.shown.value().yes);", "print(shown_.likely);", "print(shown->word);", "print(shown->answers);",
            "const journal::Shown& seen = *figure.shown;", '#include "journal/shown.h"',
        ]
        (root / "src/ui/page.cpp").write_text("\n".join(planted))
        found = {int(line.split(":")[1]) for line in problems(root)}
        missed = [line for number, line in enumerate(planted, 1) if number not in found]
        return print("planted places were not reported:", missed) or 1 if missed else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    wrong = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)
