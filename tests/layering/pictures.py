"""Every picture that README.md or a page of docs/ shows is there, no other one is, and all are small."""
import pathlib
import re
import sys

LARGEST_TOTAL = 1_500_000  # bytes: every clone carries them


def complaints(root):
    named = set()
    for page in [root / "README.md", *sorted((root / "docs").glob("*.md"))]:
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            picture = (page.parent / target).resolve()
            named.add(picture)
            if not picture.is_file():
                yield f"{page.name} shows {target}, which is not there"
            elif picture.read_bytes()[:8] != b"\x89PNG\r\n\x1a\n":
                yield f"{target} is no PNG"
    there = set((root / "docs" / "pictures").resolve().glob("*.png"))
    for picture in sorted(there - named):
        yield f"{picture.name} is shown by no page"
    total = sum(picture.stat().st_size for picture in there)
    if total > LARGEST_TOTAL:
        yield f"the pictures have {total} bytes, more than {LARGEST_TOTAL}"


found = list(complaints(pathlib.Path(sys.argv[1]).resolve()))
print("\n".join(found))
sys.exit(1 if found else 0)
