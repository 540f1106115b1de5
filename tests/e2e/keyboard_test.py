"""A person without a mouse: makes a journal, writes, finds, reads, locks, unlocks and leaves, all by keys.
Usage: keyboard_test.py THIRD-ROW THIRDROW-CLI PICTURES"""
import os
import pathlib
import sys

from desk import Program, carry_out, until
from sheet import ASKED, asked_group

ERRORS = pathlib.Path(os.environ["HOME"]) / "errors.txt"
PASSPHRASE = "velvet anchor hums under snow"
TITLE = "Quillwort at dusk"
BODY = "The gantry stood still, and so did I."


def create(program):
    program.expect_focus(id="passphrase.new")
    program.type(PASSPHRASE)
    program.keys("Return")
    program.expect_focus(id="passphrase.again")
    program.type(PASSPHRASE)
    program.keys("Return")
    program.expect_focus(id="recovery.kept")
    group = asked_group(program)
    program.expect_focus(**ASKED)
    program.type(group.lower())
    program.keys("Return")
    program.find(role="heading", name="Today")


def write(program):
    program.keys("ctrl+n")
    program.expect_focus(id="editor.section.0")
    program.type(BODY)
    program.tab_to("shift+Tab", id="editor.title")
    program.type(TITLE)
    program.keys("Return")
    program.expect_focus(id="editor.section.0")
    program.tab_to(id="editor.add_tag")
    program.type("calm")
    program.keys("Return")
    program.find(name="Take off the tag calm")
    program.tab_to(id="editor.add_person")
    program.type("Maya")
    program.keys("Return")
    program.find(name="Take off Maya")
    program.keys("ctrl+s")
    until(lambda: program.find(id="editor.status").name.startswith("Saved"), "the entry is saved")


def find_and_read(program):
    program.keys("ctrl+1")
    program.find(role="heading", name="Today")
    program.keys("ctrl+f")
    program.expect_focus(id="journal.search")
    program.type("gantry")
    program.expect_name("journal.count", "1 found")
    program.row_with("journal.entries", TITLE)
    program.tab_to(id="journal.entries")
    program.keys("Down")
    program.expect_text(BODY, id="editor.section.0")
    program.tab_to(id="editor.section.0")
    program.keys("ctrl+h")
    program.expect_focus(id="history.versions")
    program.tab_to("shift+Tab", id="history.close")
    program.keys("space")
    program.expect_focus(id="editor.section.0")


def go_back_from_lists(program):
    """The list of shortcuts, the calendars and Earlier versions: each leads back by Escape."""
    program.keys("F1")
    program.find(role="heading", name="Keyboard shortcuts")
    program.keys("Escape")
    program.expect_focus(id="editor.section.0")
    program.tab_to("shift+Tab", id="editor.day")
    program.keys("space")
    program.find(id="editor.calendar")
    program.keys("Escape")
    program.expect_gone(id="editor.calendar")
    program.expect_focus(id="editor.day")
    program.keys("ctrl+h")
    program.expect_focus(id="history.versions")
    program.keys("Escape")
    program.expect_gone(id="history.versions")
    program.tab_to("shift+Tab", id="journal.calendar")
    program.keys("space")
    program.find(id="journal.days")
    program.keys("Escape")
    program.expect_gone(id="journal.days")
    program.expect_focus(id="journal.calendar")


def throw_away_and_take_back(program):
    program.keys("ctrl+shift+Delete")
    program.find(id="notice.action", name="Undo")
    program.tab_to(id="journal.trash")
    program.keys("space")
    program.row_with("journal.entries", TITLE)
    program.tab_to(id="journal.entries")
    program.keys("Down")
    program.expect_text(TITLE, id="editor.title")
    program.tab_to(id="editor.put_back")
    program.keys("space")
    program.tab_to("shift+Tab", id="journal.trash")
    program.keys("space")
    program.row_with("journal.entries", TITLE)


def settings(program):
    program.keys("ctrl+comma")
    program.find(role="heading", name="Settings")
    program.tab_to(id="keys.change")
    program.keys("space")
    program.expect_focus(id="keys.current")
    program.tab_to(id="export.choose")


def lock_and_unlock(program):
    program.keys("ctrl+l")
    program.expect_focus(id="unlock.passphrase")
    program.type(PASSPHRASE)
    program.keys("Return")
    program.find(role="heading", name="Settings")  # where the lock came


def by_keys(program):
    create(program)
    write(program)
    find_and_read(program)
    go_back_from_lists(program)
    throw_away_and_take_back(program)
    settings(program)
    lock_and_unlock(program)
    program.keys("ctrl+q")
    program.expect_end()


carry_out(Program([sys.argv[1]], sys.argv[3], ERRORS), "keyboard", by_keys, "all done by keys")
