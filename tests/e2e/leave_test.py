"""Log-out and shutdown end the program by a signal: what was typed a moment before is in the journal.
Usage: leave_test.py THIRD-ROW THIRDROW-CLI PICTURES"""
import json
import os
import pathlib
import signal
import sys

from desk import Failed, Program, report, until
from journal import Journal

PROGRAM, CLI, PICTURES = sys.argv[1:4]
HOME = pathlib.Path(os.environ["HOME"])
ERRORS = HOME / "errors.txt"
PASSPHRASE = "velvet anchor hums under snow"


def type_and_leave(word, how):
    program = Program([PROGRAM], PICTURES, ERRORS)
    try:
        program.expect_focus(id="unlock.passphrase")
        program.type(PASSPHRASE)
        program.keys("Return")
        program.find(role="heading", name="Today")
        program.keys("ctrl+n")
        program.expect_focus(id="editor.section.0")
        program.type(word)
        until(lambda: program.find(id="editor.section.0").text == word, "the word stands on the page")
        os.kill(program.process.pid, how)
        program.expect_end()
    except Failed:
        report(program, "leave")
        raise
    finally:
        program.stop()
    found = json.dumps(JOURNAL.ask("search", word))
    if word not in found:
        raise Failed(f"after {how.name} the journal does not hold what was typed")


try:
    JOURNAL = Journal(CLI, HOME, PASSPHRASE)
    type_and_leave("thistledown", signal.SIGTERM)
    type_and_leave("marshlight", signal.SIGHUP)
    print("kept what was typed")
except Failed as failed:
    print("FAILED", failed)
    print(ERRORS.read_text(errors="replace")[-4000:])
    sys.exit(1)
