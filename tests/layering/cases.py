"""Every case of every test program is run by some test of the list: a name that the list cuts (at a semicolon, say) or a
case whose tag no test asks for would otherwise pass without running.

usage: cases.py BUILD [SPEC]    exit 1 with one line per case that no test runs, but for those that SPEC leaves out
       cases.py --self-test     takes a case from a list of tests and cuts another's name, and expects both to be reported
"""
import json
import pathlib
import re
import subprocess
import sys


def names(command, spec):
    """The cases that the program would run; Catch2 2 and 3 list names in different words."""
    for listing in (["--list-test-names-only"], ["--list-tests", "--verbosity", "quiet"]):
        listed = subprocess.run([*command, spec, *listing], capture_output=True, text=True, timeout=120)
        found = {line.strip() for line in listed.stdout.splitlines()
                 if line.strip() and not re.fullmatch(r"Matching test cases:|\d+ matching test cases?", line.strip())}
        if found:
            return found
    return set()


def asked_for(tests):
    """Program, with what starts it, -> what each of its tests asks it for."""
    specs = {}
    for test in tests:
        command = test.get("command", [])
        for place, part in enumerate(command[:-1]):
            if re.fullmatch(r"[a-z]+-tests", pathlib.PurePath(part).name):
                specs.setdefault(tuple(command[:place + 1]), set()).add(command[place + 1])
    return specs


def never_run(every, specs, selected):
    """Cases that no spec asks for: a spec is a case's name with its commas escaped, or a tag."""
    tags = {spec for spec in specs if spec.startswith("[")}
    run = {spec.replace("\\", "") for spec in specs - tags} | (selected(",".join(sorted(tags))) if tags else set())
    return sorted(every - run)


def problems(build, left_out):
    listed = subprocess.run(["ctest", "--show-only=json-v1"], cwd=build, capture_output=True, text=True, check=True)
    programs = asked_for(json.loads(listed.stdout)["tests"])
    asked = {command[-1] for command in programs}
    for program in (str(path) for path in build.glob("tests/**/*-tests") if path.is_file()):
        if program not in asked:
            yield f"{program}: no test runs it"
    for command, specs in sorted(programs.items()):
        every = names(command, "~[.]" + left_out)
        if not every:
            yield f"{command[-1]}: lists no case"
        for case in never_run(every, specs, lambda spec: names(command, spec)):
            yield f"{pathlib.PurePath(command[-1]).name}: no test runs “{case}”"


def self_test():
    tests = [{"command": ["/b/app-tests", "one\\, and another"]}, {"command": ["/b/app-tests", "cut here"]},
             {"command": ["/rig", "/b/app-tests", "[page]"]}, {"name": "not built"}]
    specs = set().union(*asked_for(tests).values())
    every = {"one, and another", "cut here; and there", "left out", "on a page"}
    missed = never_run(every, specs, {"[page]": {"on a page"}}.get)
    assert missed == ["cut here; and there", "left out"], missed


if __name__ == "__main__":
    if sys.argv[1] == "--self-test":
        self_test()
    else:
        found = list(problems(pathlib.Path(sys.argv[1]).resolve(), "".join(sys.argv[2:])))
        print("\n".join(found))
        sys.exit(1 if found else 0)
