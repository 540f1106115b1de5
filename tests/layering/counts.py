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
# The numbers that the gate lets through become text in one place.
SHOWN = re.compile(r"\bshown(\.|->)(yes|share|likely|bounds)\b|->shown->|\bshow_round\(")
MAY_SHOW = re.compile(r"src/journal/|src/app/figure_words\.cpp$")


def problems(root):
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if COUNTS.search(line) and name not in MAY_COUNT:
                yield f"{name}:{number}: reads a round's counts"
            if SHOWN.search(line) and not MAY_SHOW.match(name):
                yield f"{name}:{number}: puts a round's numbers into words of its own"


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "src/ui").mkdir(parents=True)
        (root / "src/ui/page.cpp").write_text("auto n = record.integer(tally::kAnswers);\nprint(*figure.shown->yes);\n")
        found = list(problems(root))
        return 0 if len(found) == 2 else print("planted places were not reported:", found) or 1


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    wrong = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)
