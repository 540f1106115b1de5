"""The whole way of a first evening: make a journal, write, search, lock, unlock, find again, delete and take it back.
Usage: flow_test.py THIRD-ROW THIRDROW-CLI PICTURES"""
import json
import os
import pathlib
import subprocess
import sys

from desk import PATIENCE, STATE, Failed, Program, complaints, report, until
from sheet import ASKED, asked_group

PROGRAM, CLI, PICTURES = sys.argv[1:4]
HOME = pathlib.Path(os.environ["HOME"])
ERRORS = HOME / "errors.txt"
LOOKS = os.environ.get("E2E_PICTURES") == "all"  # a picture of every station, to be looked at

PASSPHRASE = "copper lantern walks slowly home"
LINE = "Ottoline brought the marzipan hedgehog"
TITLE = "The dovetail conversation"
BODY = "Wrenfield asked for plain words — “naïve” ones — and I kept silent."
MORE = " Next time: say quokka first."
TAG = "courage"
PERSON = "Perpetua Zed"
SECRETS = ("Ottoline", "marzipan", "dovetail", "Wrenfield", "naïve", "quokka", TAG, "Perpetua", "lantern")


def look_at(program, name):
    if LOOKS:
        program.picture(name)


def start():
    return Program([PROGRAM], PICTURES, ERRORS)


def create(program):
    """Welcome, the passphrase typed on real keys, and the recovery sheet with one group typed back."""
    program.put("Evenings", name="Name of the journal", role="text")
    program.enter(PASSPHRASE, id="passphrase.new")
    program.enter(PASSPHRASE, id="passphrase.again")
    until(lambda: program.find(id="welcome.create").has(STATE.SENSITIVE), "the passphrase is accepted")
    look_at(program, "welcome")
    program.press(id="welcome.create")
    group = asked_group(program)
    look_at(program, "sheet")
    program.put("????", **ASKED)
    program.press(id="recovery.done")
    program.find(begins="That is not this group.")
    program.put(group, **ASKED)
    program.press(id="recovery.done")
    program.find(role="heading", name="Today")
    until(lambda: group not in program.all_words(), "the recovery key is gone from every window")


def capture(program):
    program.enter(LINE, id="today.line")
    program.press(id="today.note")
    program.find(name="The note is kept. It is in the Journal.")
    look_at(program, "today")


def write(program):
    program.press(id="nav.new")
    program.put(BODY, id="editor.section.0")
    program.enter(TITLE, id="editor.title")
    program.enter(TAG, id="editor.add_tag")
    program.keys("Return")
    program.find(name=f"Take off the tag {TAG}")
    program.enter(PERSON, id="editor.add_person")
    program.keys("Return")
    program.find(name=f"Take off {PERSON}")
    look_at(program, "editor")
    program.press(id="nav.gear")
    program.expect_gone(id="editor.title")


def search(program, word):
    program.keys("ctrl+f")
    program.expect_focus(id="journal.search")
    program.enter(word, id="journal.search")
    program.expect_name("journal.count", "1 found")
    row = program.row_with("journal.entries", TITLE)
    look_at(program, "found")
    program.click(row)
    until(lambda: TITLE == program.find(id="editor.title").text, "the entry found opens")


def look_back(program):
    """Another sentence, then the history tells of more than one version."""
    program.put(BODY + MORE, id="editor.section.0")
    program.keys("ctrl+s")
    until(lambda: program.find(id="editor.status").name.startswith("Saved"), "the entry is saved")
    program.press(id="editor.history")
    until(lambda: program.rows("history.versions"), "a version at least")
    until(lambda: "quokka" in program.find(id="history.difference").text, "the difference of the last version")
    look_at(program, "history")
    program.press(id="history.close")
    program.expect_text(BODY + MORE, id="editor.section.0")


def lock(program):
    """Nothing of what was written may be read afterwards, in hidden windows either."""
    program.keys("ctrl+l")
    program.find(id="unlock.passphrase")
    until(lambda: not left(program), "no word of the entry in any object")


def left(program):
    words = program.all_words()
    return [secret for secret in SECRETS if secret in words]


def unlock(program, passphrase):
    program.expect_focus(id="unlock.passphrase")
    program.type(passphrase)
    program.keys("Return")


def wrong_then_right(program):
    unlock(program, "copper lantern walks slowly away")
    program.find(id="notice", name="This passphrase does not open the journal.")
    program.expect_text("", id="unlock.passphrase")
    look_at(program, "wrong")
    unlock(program, PASSPHRASE)
    program.expect_text(BODY + MORE, id="editor.section.0")  # where the lock came


def second_start(program):
    """Another start with the same journal brings this window up, and ends."""
    frame = str(subprocess.check_output(["xdotool", "getactivewindow"], text=True)).strip()
    subprocess.run(["xdotool", "windowminimize", frame], check=True, timeout=PATIENCE)
    until(lambda: not program.is_in_front(), "the window is away")
    code = subprocess.run([PROGRAM], stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False).returncode
    if code != 0:
        raise Failed(f"the second start ended with {code}")
    until(program.is_in_front, "the first window is raised")


def list_by_command_line():
    secret = HOME / "passphrase"
    secret.write_text(PASSPHRASE + "\n")
    secret.chmod(0o600)
    done = subprocess.run([CLI, "--json", "--passphrase-file", str(secret), "list"], capture_output=True,
                          text=True, timeout=PATIENCE, check=False)
    if done.returncode != 0:
        raise Failed(f"the command line ended with {done.returncode}: {done.stderr}")
    said = json.dumps(json.loads(done.stdout), ensure_ascii=False)
    for words in (TITLE, LINE):
        if words not in said:
            raise Failed("the command line does not list what the window wrote")


def delete_and_undo(program):
    search(program, "quokka")
    program.press(id="editor.delete")
    program.find(id="notice.action", name="Undo")
    program.expect_name("journal.count", "0 found")
    look_at(program, "undo")
    program.press(id="notice.action")
    program.expect_name("journal.count", "1 found")
    program.row_with("journal.entries", TITLE)


def quit_by_menu(program):
    program.press("all", name="Quit", role="menu item")
    program.expect_end()


def first_evening(program):
    create(program)
    capture(program)
    write(program)
    search(program, "Wrenfield")
    program.expect_text(BODY, id="editor.section.0")
    look_back(program)
    second_start(program)
    lock(program)
    wrong_then_right(program)
    search(program, "quokka")
    program.expect_text(BODY + MORE, id="editor.section.0")
    quit_by_menu(program)


def next_evening(program):
    unlock(program, PASSPHRASE)
    program.find(role="heading", name="Today")
    delete_and_undo(program)
    program.press(id="editor.delete")
    program.find(id="notice.action", name="Undo")
    program.press(id="nav.gear")
    program.expect_gone(id="notice.action")
    lock(program)
    program.keys("ctrl+q")
    program.expect_end()


def run(evening, name):
    program = start()
    try:
        evening(program)
    except Exception:
        report(program, name)
        raise
    finally:
        program.stop()


try:
    run(first_evening, "flow")
    list_by_command_line()
    run(next_evening, "flow-again")
    if told := complaints(ERRORS):
        raise Failed("the program complained:\n" + "\n".join(told))
    print("made, written, found, locked, found again")
except Failed as failed:
    print("FAILED", failed)
    print(ERRORS.read_text(errors="replace")[-4000:])
    sys.exit(1)
