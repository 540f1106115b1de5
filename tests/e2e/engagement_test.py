"""One engagement from the start conversation to the release, the window in front and a screen reader beside: agreed
page by page, a check-in held, closed by a round, and counted alike by the command line.
Usage: engagement_test.py THIRD-ROW THIRDROW-CLI PICTURES"""
import os
import pathlib
import sys

from desk import Failed, Program, carry_out, until
from journal import Journal

PROGRAM, CLI, PICTURES = sys.argv[1:4]
HOME = pathlib.Path(os.environ["HOME"])
ERRORS = HOME / "errors.txt"
LOOKS = os.environ.get("E2E_PICTURES") == "all"
PASSPHRASE = "copper lantern walks slowly home"
CLAUSES = ("s1a", "s1b", "s1c", "s2a", "s2b", "s2c", "s3a", "s3b", "s3c")


def look_at(program, name):
    if LOOKS:
        program.picture(name)


def on_page(program, words):
    program.find(name=words)


def go_on(program, words):
    program.press(id="guided.next")
    on_page(program, words)


def make_engagement(program):
    program.expect_focus(id="unlock.passphrase")
    program.type(PASSPHRASE)
    program.keys("Return")
    program.find(role="heading", name="Today")
    program.keys("ctrl+3")
    program.press(id="engagements.new")
    program.enter("Moving the library", id="field.title")
    program.press(id="record.save")


def hold_the_start(program):
    program.press(id="engagement.talk.start")
    on_page(program, "Step 1 of 9: Why")
    program.enter("They asked for longer hours", id="field.why")
    go_on(program, "Step 2 of 9: Who")
    program.enter("Maya", id="guided.add_person")
    program.keys("Return")
    program.find(name="Take off Maya")
    go_on(program, "Step 3 of 9: Success")
    program.press(id="field.criteria.add")
    program.enter("Nobody waits outside", id="field.criteria.1.text")
    program.choose("both together", id="field.criteria.1.by")
    look_at(program, "start-success")
    go_on(program, "Step 4 of 9: What each wants")
    program.enter("To be asked first", id="field.they_want")
    go_on(program, "Step 5 of 9: Can and cannot")
    go_on(program, "Step 6 of 9: Terms")
    program.press(id="guided.next")
    program.press(id="guided.next")
    on_page(program, "Step 7 of 9: Check-ins")
    program.enter("2", id="field.every")
    go_on(program, "Step 8 of 9: Read back")
    for words in ("Nobody waits outside", "To be asked first", "They asked for longer hours"):
        until(lambda words=words: words in program.all_words(), f"what was said is read back: {words}")
    look_at(program, "start-read-back")
    go_on(program, "Step 9 of 9: Agreed")
    program.press(id="guided.agree")
    program.press(id="guided.start")
    look_at(program, "start-agreed")
    program.press(id="guided.leave")


def hold_the_close(program):
    program.press(id="engagement.talk.close")
    on_page(program, "Step 1 of 8: Judge together")
    program.press(id="sheet.1.yes")
    go_on(program, "Step 2 of 8: Your own check")
    for clause in CLAUSES:
        program.press(id=f"sheet.{clause}.3")
    program.enter("9", id="field.guess_yes")
    program.press(id="guided.lock")
    on_page(program, "Step 3 of 8: How to ask")
    program.enter("12", id="field.invited")
    program.press(id="guided.open")
    on_page(program, "Step 4 of 8: Wait")
    look_at(program, "close-wait")
    program.press(id="guided.count")
    program.enter("12", id="field.answers")
    program.enter("9", id="field.either_yes")
    program.press(id="guided.enter_count")
    if "9 of 12" in program.all_words():
        raise Failed("an answer can be read before the release")
    program.press(id="guided.next")
    program.press(id="guided.release")
    until(lambda: "9 of 12, 75 %" in program.all_words(), "what may be said is said")
    look_at(program, "close-released")


def check_the_journal():
    measures = JOURNAL.ask("measures")
    again = measures["M6"]["shown"]
    if not again.startswith("9 of 12, 75 %"):
        raise Failed(f"the command line says of the round: {again}")
    if measures["M1"]["numerator"] != 1:
        raise Failed("the command line does not count the agreement as one before the start")
    rounds = JOURNAL.ask("list", "round")
    if len(rounds["items"]) != 1:
        raise Failed("there is not one round")


def the_whole_way(program):
    make_engagement(program)
    hold_the_start(program)
    hold_the_close(program)
    program.press(id="guided.leave")
    program.keys("ctrl+l")
    program.find(id="unlock.passphrase")
    until(lambda: "Maya" not in program.all_words(), "no name is left after the lock")
    program.press("all", name="Quit", role="menu item")
    program.expect_end()


def beside_the_journal(program):
    the_whole_way(program)
    check_the_journal()


JOURNAL = Journal(CLI, HOME, PASSPHRASE)
carry_out(Program([PROGRAM], PICTURES, ERRORS), "engagement", beside_the_journal,
          "agreed, asked, released, and counted alike")
