"""docs/measures.md and the figures name the same things: reports a figure that the page leaves out, and a name in its
headings or tables that is no figure's.

usage: measures.py ROOT          exit 1 with one line per wrong name
       measures.py --self-test   plants both faults in a temporary tree and expects them to be reported
"""
import pathlib
import re
import sys
import tempfile

SOURCES = ("src/journal/measures.cpp", "src/journal/readings.cpp")
PAGE = "docs/measures.md"
FIGURE = re.compile(r'\bFigureInfo\{\s*"([a-z0-9_]+)"')
NAME = re.compile(r"`([a-z][a-z0-9_]*)`")


def problems(root):
    figures = set()
    for source in SOURCES:
        found = FIGURE.findall((root / source).read_text(encoding="utf-8"))
        if not found:
            yield f"{source}: no figure was found"
        figures.update(found)
    page = (root / PAGE).read_text(encoding="utf-8")
    for name in sorted(figures - set(NAME.findall(page))):
        yield f"{PAGE}: leaves out the figure {name}"
    for number, line in enumerate(page.splitlines(), 1):
        if not line.startswith(("|", "###")):
            continue
        for name in NAME.findall(line):
            if name not in figures:
                yield f"{PAGE}:{number}: {name} is no figure"


def reported(figures, readings, page):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in zip((*SOURCES, PAGE), (figures, readings, page)):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return list(problems(root))


def self_test():
    measures = 'FigureInfo{"kept", "M1", f},\nFigureInfo{\n    "kept_late", "M2", f},'
    readings = 'FigureInfo{"ease", "3", f},'
    page = "### M1 (`kept`, `kept_late`)\n`any_word` in a sentence\n| `ease` | talks |\n"
    cases = {
        "nothing planted": (reported(measures, readings, page), []),
        "a measure left out": (reported(measures, readings, page.replace(", `kept_late`", "")),
                               [f"{PAGE}: leaves out the figure kept_late"]),
        "a reading left out": (reported(measures, readings, page.replace("`ease`", "ease")),
                               [f"{PAGE}: leaves out the figure ease"]),
        "an old name in a table": (reported(measures, readings, page + "| `old_name` | gone |\n"),
                                   [f"{PAGE}:4: old_name is no figure"]),
        "an old name in a heading": (reported(measures, readings, page + "### M3 (`older`)\n"),
                                     [f"{PAGE}:4: older is no figure"]),
        "a source without figures": (reported(measures, "", page.replace("`ease`", "ease")),
                                     [f"{SOURCES[1]}: no figure was found"]),
    }
    wrong = [f"{case}: {got}" for case, (got, wanted) in cases.items() if got != wanted]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    wrong = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)
