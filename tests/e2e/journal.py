"""A journal made and read by the command line, beside the window."""
import json
import subprocess

from desk import PATIENCE, Failed


class Journal:
    """In the folder for personal data, where the program looks for it too."""

    def __init__(self, cli, home, passphrase):
        self.cli = cli
        self.secret = home / "passphrase"
        self.secret.write_text(passphrase + "\n")
        self.secret.chmod(0o600)
        self.ask("create", "--recovery-out", str(home / "recovery"))

    def ask(self, *words):
        done = subprocess.run([self.cli, "--json", "--passphrase-file", str(self.secret), *words], capture_output=True,
                              text=True, timeout=PATIENCE, check=False)
        if done.returncode != 0:
            raise Failed(f"the command line ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)
