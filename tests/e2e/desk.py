"""Drives the program from outside as a person with a screen reader does: AT-SPI to find, read and press, xdotool to
type. Every look polls until it is true or its deadline passes; nothing waits for a fixed time."""
import os
import pathlib
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get("E2E_PATIENCE", "60"))  # seconds; a loaded machine may need many of them
PAUSE = 0.03  # between two looks
STATE = Atspi.StateType
LOUD_GTK = (
    # wxWidgets measures menu bars and scroll bars before they have a size
    "gtk_distribute_natural_allocation",
    "gtk_box_gadget_distribute: assertion 'size >= 0' failed in GtkScrollbar",
    # a menu item pressed from outside while its menu was never open
    "gdk_window_get_window_type: assertion 'GDK_IS_WINDOW (window)' failed",
    "gtk_accessible_get_widget: assertion 'GTK_IS_ACCESSIBLE (accessible)' failed",
)


class Failed(Exception):
    """What was expected did not come about."""


def until(look, what, patience=PATIENCE):
    """The first true answer of `look`. Objects that vanish while being looked at count as not there yet."""
    deadline = time.monotonic() + patience
    trouble = None
    while True:
        try:
            answer = look()
            if answer:
                return answer
        except GLib.Error as error:
            trouble = error.message
        if time.monotonic() > deadline:
            raise Failed(f"in vain: {what}" + (f" ({trouble})" if trouble else ""))
        time.sleep(PAUSE)


def one_line(words):
    return " ".join(words.split())


class Seen:
    """One accessible object; always asked afresh."""

    def __init__(self, node):
        self.node = node

    @property
    def name(self):
        return one_line(self.node.get_name() or "")

    @property
    def id(self):
        return self.node.get_accessible_id() or ""

    @property
    def role(self):
        return self.node.get_role_name()

    def has(self, state):
        return self.node.get_state_set().contains(state)

    @property
    def text(self):
        if self.node.get_text_iface() is None:
            return ""
        return Atspi.Text.get_text(self.node, 0, Atspi.Text.get_character_count(self.node))

    def words(self):
        """All that a screen reader could say of it."""
        return [words for words in (self.node.get_name(), self.node.get_description(), self.text) if words]

    def children(self):
        nodes = (self.node.get_child_at_index(i) for i in range(self.node.get_child_count()))
        return [Seen(node) for node in nodes if node is not None]

    def centre(self):
        box = Atspi.Component.get_extents(self.node, Atspi.CoordType.SCREEN)
        return box.x + box.width // 2, box.y + box.height // 2

    def __str__(self):
        focus = " *focus*" if self.has(STATE.FOCUSED) else ""
        return f"{self.role} [{self.id}] {one_line(' | '.join(dict.fromkeys(self.words())))}{focus}"


def walk(root, which):
    """`which` is "showing" or "all". What vanishes meanwhile is left out."""
    root.node.clear_cache()  # the bindings hear of changes only while they run a loop of their own
    pile = [root]
    while pile:
        here = pile.pop()
        try:
            if which == "showing" and here is not root and not here.has(STATE.SHOWING):
                continue
            yield here
            pile.extend(reversed(here.children()))
        except GLib.Error:
            continue


class Program:
    """A running third-row. Ended by its own process id whatever happens."""

    def __init__(self, argv, pictures, errors):
        Atspi.set_timeout(10_000, 30_000)
        self.pictures = pathlib.Path(pictures)
        self.errors = pathlib.Path(errors)
        with self.errors.open("ab") as log:
            self.process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.root = Seen(until(self._registered, "the program on the accessibility bus"))
        self.find(role="frame", name="Third Row")

    def _registered(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended at its start with {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(i)
            if node is not None and node.get_process_id() == self.process.pid:
                return node
        return None

    # --- finding and reading ---
    def seek(self, which="showing", **wanted):
        """The first object whose id, name, role equal, or whose `begins` begins its name; None without one."""
        for seen in walk(self.root, which):
            try:
                if "id" in wanted and seen.id != wanted["id"]:
                    continue
                if "role" in wanted and seen.role != wanted["role"]:
                    continue
                if "name" in wanted and seen.name != wanted["name"]:
                    continue
                if "begins" in wanted and not seen.name.startswith(wanted["begins"]):
                    continue
                return seen
            except GLib.Error:
                continue
        return None

    def find(self, which="showing", **wanted):
        return until(lambda: self.seek(which, **wanted), f"an object with {wanted}")

    def expect_name(self, id, name):
        until(lambda: self.find(id=id).name == name, f"{id} says: {name}")

    def expect_text(self, text, **wanted):
        until(lambda: self.find(**wanted).text == text, f"{wanted} holds what was written")

    def is_in_front(self):
        return self.seek("all", role="frame").has(STATE.ACTIVE)

    def expect_gone(self, **wanted):
        until(lambda: self.seek(**wanted) is None, f"no more object with {wanted}")

    def rows(self, id):
        return [seen for seen in self.find(id=id).children() if seen.role in ("table cell", "list item")]

    def row_with(self, id, words):
        def look():
            return next((row for row in self.rows(id) if any(words in said for said in row.words())), None)
        return until(look, f"a row of {id} with the words looked for")

    def focused(self):
        return next((seen for seen in walk(self.root, "showing") if seen.has(STATE.FOCUSED)), None)

    def expect_focus(self, **wanted):
        until(lambda: self.find(**wanted).has(STATE.FOCUSED), f"the focus on {wanted}")

    def all_words(self):
        """What can be read in any window, shown or hidden."""
        return "\n".join(words for seen in walk(self.root, "all") for words in safe_words(seen))

    # --- doing ---
    def press(self, which="showing", **wanted):
        seen = until(lambda: self._ready(which, wanted), f"an object to press with {wanted}")
        Atspi.Action.do_action(seen.node, 0)

    def _ready(self, which, wanted):
        seen = self.seek(which, **wanted)
        return seen if seen is not None and seen.has(STATE.SENSITIVE) else None

    def put(self, text, **wanted):
        """Sets a field's text as an assistive technology does; for what keys cannot type."""
        seen = self.find(**wanted)
        Atspi.EditableText.set_text_contents(seen.node, text)
        self.expect_text(text, **wanted)

    def focus(self, **wanted):
        seen = self.find(**wanted)
        Atspi.Component.grab_focus(seen.node)
        self.expect_focus(**wanted)

    def choose(self, words, **wanted):
        """The entry of a drop-down list that begins with these words."""
        box = self.find(**wanted)
        entries = [seen for seen in walk(box, "all") if seen.role == "menu item"]
        at = next((i for i, seen in enumerate(entries) if seen.name.lower().startswith(words.lower())), None)
        if at is None:
            raise Failed(f"{wanted} offers {[seen.name for seen in entries]}, not {words}")
        Atspi.Selection.select_child(box.node, at)

    def click(self, seen):
        x, y = seen.centre()
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True, timeout=PATIENCE)

    def keys(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True, timeout=PATIENCE)

    def type(self, words):
        subprocess.run(["xdotool", "type", "--delay", "5", words], check=True, timeout=PATIENCE)

    def enter(self, words, **wanted):
        """Types into a field on real keys, and waits until they have arrived there: focus set from outside would
        overtake keys that still wait. Of a secret field only the length can be seen."""
        self.focus(**wanted)
        self.type(words)
        until(lambda: (text := self.find(**wanted).text) == words or text == "\u25cf" * len(words),
              f"{wanted} holds what was typed")

    def tab_to(self, key="Tab", steps=60, **wanted):
        """Presses Tab until the object has the focus: a person without a mouse can get there."""
        for _ in range(steps):
            before = self.focus_mark(patience=1)
            target = self.seek(**wanted)
            if target is not None and target.has(STATE.FOCUSED):
                return
            self.keys(key)
            try:
                until(lambda: self.focus_mark(patience=0) != before, f"{key} moves on from {before}",
                      1 if before == "nothing" else 10)
            except Failed:
                if before != "nothing":  # one drop-down list may follow another
                    raise
        raise Failed(f"{steps} times {key} does not lead to {wanted}")

    def focus_mark(self, patience):
        """What has the focus, as words; drop-down lists of GTK 3 take it without saying so."""
        try:
            return str(until(self.focused, "something with the focus", patience))
        except Failed:
            return "nothing"

    # --- the end ---
    def expect_end(self):
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failed("the program does not end") from None
        if code != 0:
            raise Failed(f"the program ended with {code}")

    def picture(self, name):
        self.pictures.mkdir(parents=True, exist_ok=True)
        file = self.pictures / f"e2e-{name}.png"
        subprocess.run(["import", "-window", "root", str(file)], timeout=PATIENCE, check=False)

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def safe_words(seen):
    try:
        return seen.words()
    except GLib.Error:
        return []


def complaints(errors):
    """Lines in which the toolkit complains of the program, or a sanitizer does."""
    lines = pathlib.Path(errors).read_text(errors="replace").splitlines()
    marks = ("CRITICAL", "ERROR: AddressSanitizer", "ERROR: LeakSanitizer", "runtime error:", "exception")
    told = [line for line in lines if any(mark in line for mark in marks)]
    return [line for line in told if not any(known in line for known in LOUD_GTK)]


def carry_out(program, name, walk, said):
    """Runs a whole walk to the program's end; whatever fails is told with what could be seen."""
    try:
        walk(program)
        if told := complaints(program.errors):
            raise Failed("the program complained:\n" + "\n".join(told))
        print(said)
    except Exception as failed:
        report(program, name)
        print("FAILED", failed)
        print(program.errors.read_text(errors="replace")[-4000:])
        sys.exit(1)
    finally:
        program.stop()


def report(program, name):
    """After a failure: a picture, and what could be read."""
    try:
        program.picture(name)
        print(f"picture: {program.pictures / f'e2e-{name}.png'}; visible was:")
        for seen in walk(program.root, "showing"):
            print("  ", seen)
    except (GLib.Error, subprocess.SubprocessError, OSError) as error:
        print("  nothing more can be read:", error)
