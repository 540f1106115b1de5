"""Two real programs on two journals, through a real storage server over TLS: pairing, editing on both, programs killed
in the middle, a storage that is emptied, and a third device that gets everything back.

usage: sync_test.py CLI SERVERS SERVER [--kills N]   SERVER: apache-dav, nginx-dav or sabre-dav
"""
import argparse
import json
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

PATIENCE = 120
PASSPHRASE = "copper lantern seventh orchard"
PLANTED = ["quietharbour", "heronbridge", "copper lantern", "alice-pw"]


class Failed(Exception):
    pass


def expect(holds, what):
    if not holds:
        raise Failed(what)


class Server:
    """Listens on this machine alone; ended with everything it started."""

    def __init__(self, script, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.process = subprocess.Popen(["bash", str(script), str(self.port), str(folder)], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        expect(line.startswith("ready "), "the server did not start: " + line)

    @property
    def address(self):
        return f"davs://localhost:{self.port}/"

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=PATIENCE)


class Device:
    def __init__(self, cli, home, name):
        self.cli, self.home, self.name = cli, home, name
        home.mkdir()
        self.passphrase = self.secret("passphrase", PASSPHRASE)
        self.ask("create", "--recovery-out", str(home / "recovery"))

    def secret(self, name, content):
        file = self.home / name
        file.write_text(content + "\n")
        file.chmod(0o600)
        return file

    def words(self, *words):
        return [self.cli, "--json", "--journal", str(self.home / "journal"), "--passphrase-file", str(self.passphrase), *words]

    def start(self, *words):
        return subprocess.Popen(self.words(*words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True)

    def ask(self, *words):
        done = subprocess.run(self.words(*words), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
                              check=False)
        if done.returncode != 0:
            raise Failed(f"{self.name}: {' '.join(words[:2])} ended with {done.returncode}: {done.stderr.strip()}")
        return json.loads(done.stdout)

    def choose(self, server):
        password = self.secret("password", "alice-pw")
        self.ask("remote", "set", server.address, "--user", "alice", "--password-file", str(password), "--ca",
                 str(server.folder / "tls" / "ca.pem"))

    def entries(self):
        return {each["id"]: each["body"] for each in self.ask("list", "--limit", "1000")["items"]}


def settle(devices, rounds=3):
    for _ in range(rounds):
        reports = [device.ask("sync") for device in devices]
    for device, report in zip(devices, reports):
        expect(report["state"] == "ok", f"{device.name} says {report['state']}")
        expect(report["sent"] == report["received"] == 0, f"{device.name} is not settled: {report}")


def expect_equal(devices):
    first = devices[0].entries()
    for device in devices[1:]:
        expect(device.entries() == first, f"{device.name} differs from {devices[0].name}")
    for device in devices:
        expect(not device.ask("verify")["problems"], f"{device.name} is not sound")
    return first


def pair(inviting, joining):
    waiting = inviting.start("device", "pair")
    code = ""
    while not re.fullmatch(r"\s*([0-9A-Z]{4}-){6}[0-9A-Z]{4}\s*", code):
        code = waiting.stdout.readline()
        expect(code != "", "no code was shown: " + waiting.stderr.read() if code == "" else "")
    joined = joining.ask("join", code.strip(), "--name", joining.name)
    _, told = waiting.communicate(timeout=PATIENCE)
    expect(waiting.returncode == 0, "pairing ended with an error: " + told)
    return joined


def kill_at_random(devices, times, dice):
    """Every device goes on writing and is killed in the middle of its runs."""
    written = {}
    for number in range(times):
        device = dice.choice(devices)
        made = device.ask("write", "--body", f"word{number} quietharbour")
        written[made["id"]] = f"word{number} quietharbour"
        running = device.start("sync")
        time.sleep(dice.uniform(0, 0.6))
        running.kill()
        running.communicate()
    settle(devices, 4)
    there = expect_equal(devices)
    for entry, body in written.items():
        expect(there.get(entry) == body, f"{body.split()[0]} is lost")


def objects(folder):
    return [file for file in folder.rglob("*") if file.is_file() and "t3r1" in file.parts]


def expect_nothing_readable(folder):
    files = objects(folder)
    expect(len(files) > 5, "nothing stands in the storage")
    for file in files:
        content = file.read_bytes()
        for word in PLANTED:
            expect(word.encode() not in content and word not in str(file), f"{word} stands in {file.name}")


def run(cli, servers, name, kills, dice, folder):
    server = Server(servers / f"start-{name}.sh", folder / "server")
    try:
        laptop, desk = Device(cli, folder / "laptop", "laptop"), Device(cli, folder / "desk", "desk")
        first = laptop.ask("write", "--body", "The quietharbour was still.")["id"]
        second = desk.ask("write", "--body", "The heronbridge is closed.")["id"]
        laptop.choose(server)
        laptop.ask("sync")
        desk.choose(server)
        pair(laptop, desk)
        settle([laptop, desk])
        laptop.ask("edit", first, "--body", "The quietharbour was still, and cold.")
        desk.ask("edit", first, "--body", "In March the quietharbour was still.")
        settle([laptop, desk])
        there = expect_equal([laptop, desk])
        expect(there[first] == "In March the quietharbour was still, and cold.", "both edits: " + there[first])
        expect(there[second] == "The heronbridge is closed.", "the desk's own entry")
        kill_at_random([laptop, desk], kills, dice)
        expect_nothing_readable(server.folder)

        for file in objects(server.folder):
            file.unlink()
        report = laptop.ask("sync")
        expect(report["state"] == "rolled_back", "an emptied storage is called " + report["state"])
        laptop.ask("sync", "repair")
        third = Device(cli, folder / "third", "third")
        third.choose(server)
        third.ask("join")
        settle([laptop, desk, third], 4)
        expect_equal([laptop, desk, third])
    finally:
        server.stop()

    offline = laptop.start("sync")
    offline.communicate(timeout=PATIENCE)
    expect(offline.returncode == 5, f"a server that is gone ends with {offline.returncode}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("servers", type=pathlib.Path)
    parser.add_argument("server")
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="third-row-sync-", dir="/tmp"))
    folder.chmod(0o711)
    try:
        run(given.cli, given.servers, given.server, given.kills, random.Random(given.seed), folder)
    except Failed as failed:
        sys.exit(f"sync with {given.server}: {failed}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
