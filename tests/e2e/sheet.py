"""The recovery sheet, read as a person reads it."""
from desk import Failed, walk

ASKED = {"begins": "To be sure that you have it", "role": "text"}


def asked_group(program):
    """The group of the recovery key that the sheet wants typed back."""
    program.find(id="recovery.kept")
    names = [seen.name for seen in walk(program.root, "showing") if seen.role in ("label", "static")]
    groups = [name for name in names if len(name) == 4 and name.isalnum() and name == name.upper()]
    if len(groups) != 7:
        raise Failed(f"the recovery sheet shows {len(groups)} groups, not 7")
    program.press(id="recovery.kept")
    asked = program.find(**ASKED)
    number = int("".join(c for c in asked.name if c.isdigit()))
    return groups[number - 1]
