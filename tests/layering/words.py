"""Nothing that people read keeps a streak, ranks, adds people up to a score, or lays guilt on them: reports every such
text in the sources and the prompts.

usage: words.py ROOT            exit 1 with one line per text
       words.py --self-test     plants one text of each sort in a temporary tree and expects it to be reported
"""
import json
import pathlib
import re
import sys
import tempfile

# What a token of C++ is, as far as texts need it: a comment, a raw text, a character, texts in a row. What stands
# before a text tells whether it is for people.
TOKEN = re.compile(r"""//[^\n]*|/\*.*?\*/|R"([^(\s]*)\((?P<raw>.*?)\)\1"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"""
                   r"""|(?P<shown>\b(?:N_|_|_n|tr)\(\s*)?(?P<row>"(?:\\.|[^"\\\n])*"(?:\s*"(?:\\.|[^"\\\n])*")*)""", re.S)
PART = re.compile(r'"((?:\\.|[^"\\\n])*)"')
SORTS = {
    "keeps a streak": r"\bstreaks?\b|\b(days|weeks|months|quarters|times) in a row\b|\bunbroken\b|\bdays running\b",
    "gives a badge": r"\bbadges?\b|\btroph(y|ies)\b|\bmedals?\b|\blevel(led)? up\b|\bachievements?\b|\bunlocked an?\b"
                     r"|\b(earn|w[io]n|collect)\w*\b.{0,20}\bpoints\b",
    "ranks": r"\bleader ?boards?\b|\brank(ed|ings?)\b|\byour rank\b|\b(better|worse) than other leaders\b|\btop leaders?\b",
    "adds up to a score": r"\bscor(es?|ed|ing)\b|\bscore(card|board)s?\b|\bgrade of you\b",
    "lays guilt": r"\byou (really )?(should|ought to) have\b|\byou('ve| have)? (failed|neglected|let .{1,20} down)\b"
                  r"|\byou('ve| have)? (missed|broken)\b|\byou (forgot|broke)\b"
                  r"|\b(don't|do not|never) (break|give up|lose|miss)\b|\bmiss(ed)? you\b|\b(fall(ing|en)?|fell|lagging) behind\b"
                  r"|\bbehind schedule\b|\boverdue\b|\bshame\b|\bguilt(y)?\b|\bdisappoint\w*|\bdon't forget\b"
                  r"|\bwhere have you been\b",
    "cheers": r"[^\W_]!(?!=)|\bcongratulations\b|\bwell done\b|\bgreat job\b|\bkeep it up\b",
}
SORTS = {sort: re.compile(pattern, re.I) for sort, pattern in SORTS.items()}
# Whole texts that say there is none, or mean another thing: what others measured.
MAY_SAY = {
    "Every figure counts your own records; none is a score, and none is put together with another.",
    "Your engagement and customer scores are in. What changed for you that did not change for your peers?",
}


def texts_of(source):
    """Texts for people: what is translated, and whatever else holds more than one word."""
    for token in TOKEN.finditer(source):
        text = token["raw"] if token["row"] is None else "".join(PART.findall(token["row"]))
        if text and (token["shown"] or " " in text.strip()):
            yield source.count("\n", 0, token.start()) + 1, text.replace("’", "'")


def strings_in(value):
    if isinstance(value, str):
        yield value.replace("’", "'")
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings_in(one)


def problems(root):
    for path in sorted([*(root / "src").rglob("*"), *(root / "schema/prompts").rglob("*.json")]):
        if path.suffix not in (".h", ".cpp", ".json"):
            continue
        content = path.read_text(encoding="utf-8")
        found = ((0, text) for text in strings_in(json.loads(content))) if path.suffix == ".json" else texts_of(content)
        for number, text in found:
            for sort, pattern in SORTS.items():
                if text not in MAY_SAY and pattern.search(text):
                    yield f"{path.relative_to(root).as_posix()}:{number}: {sort}: {text}"


PLANTED = {
    "keeps a streak": ["Your streak is five weeks", "Four weeks in a row"],
    "gives a badge": ["A new badge", "You have earned 20 points"],
    "ranks": ["Leaderboard", "Ranked by fires", "See the ranking"],
    "adds up to a score": ["Your overall score", "Scores of the quarter"],
    "lays guilt": ["You should have asked", "You failed to keep it", "Don't break the chain", "Don’t break it", "We miss you",
                   "You are falling behind", "Three promises are overdue", "You missed a check-in"],
    "cheers": ["Saved!", "Well done, see you tomorrow"],
}
ALLOWED = ["A check-in is missing.", "Records behind it", "Kept, but late", "The passphrase is forgotten.", *MAY_SAY]


def self_test():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name in ("src/ui", "schema/prompts"):
            (root / name).mkdir(parents=True)
        source, prompts = root / "src/ui/page.cpp", root / "schema/prompts/questions.json"

        def reported(text, code):
            source.write_text(code, encoding="utf-8")
            prompts.write_text("[]" if code else json.dumps([{"text": text}]), encoding="utf-8")
            return [line.split(": ")[1] for line in problems(root)]

        def forms(text):
            first, rest = text[:5], text[5:]
            yield f"// it's Saved! here\nauto t = '\"'; a(_(\"{text}\"));"
            yield f'constexpr auto kT = N_("{first}"\n    "{rest}");'
            yield f'speaker.tr("{text}");'
            if " " in text:
                yield f'R"({text})";'
            yield ""

        for sort, texts in PLANTED.items():
            wrong += [f"not reported: {text} in {code}" for text in texts for code in forms(text)
                      if sort not in reported(text, code)]
        wrong += [f"reported: {text} in {code}" for text in ALLOWED for code in forms(text) if reported(text, code)]
        wrong += [f"reported: {code}" for code in ('tag("score");', "// Well done!", "if (a != b) say(1'000'000);")
                  if reported("", code)]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    wrong = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)
