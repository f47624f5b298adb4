"""A passphrase is asked for at the terminal, taken as it is typed, and never shown. Usage: terminal_test.py KLACHTENCTL"""
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

OWN = "drie fietsen achter de schuur"


def talk(command, answers):
    """Runs the command at a terminal of its own; answers each question with the next answer. Gives status and text."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    seen = b""
    left = list(answers)
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # the program ended
            break
        if not more:
            break
        seen += more
        if left and seen.endswith(b": "):
            os.write(terminal, left.pop(0).encode() + b"\r")
            seen += b"|"
    _, state = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(state), seen.decode()


def main(klachtenctl):
    problems = []

    def expect(what, held):
        if not held:
            problems.append(what)

    with tempfile.TemporaryDirectory() as place:
        ctl = [klachtenctl, "--data", place + "/data"]
        subprocess.run(ctl + ["init"], check=True, capture_output=True)
        first = re.search(r"\S{4}(-\S{4}){4}", pathlib.Path(place, "data/first-sign-in.txt").read_text()).group(0)
        as_director = ["--as", "directie"]
        status, text = talk(ctl + ["staff", "passphrase"] + as_director, [first, OWN, OWN + "!"])
        expect("two different new passphrases change nothing", status != 0)
        # A character that was taken back, one of two bytes too, is not part of it.
        typed = OWN[:4] + "xé\x7f\x08" + OWN[4:]
        status, text = talk(ctl + ["staff", "passphrase"] + as_director, [first, typed, OWN])
        expect("the new passphrase is taken as it was typed: " + text, status == 0)
        expect("nothing of what is typed is shown", "fiets" not in text and first not in text)
        status, text = talk(ctl + ["staff", "list"] + as_director, [OWN])
        expect("the own passphrase signs in", status == 0 and "directie" in text)
        status, text = talk(ctl + ["staff", "list"] + as_director, ["weg met alles\x15" + OWN])
        expect("what was taken back as a whole is not part of it", status == 0)
        status, text = talk(ctl + ["staff", "list"] + as_director, ["\x03"])
        expect("whoever gives up is not signed in", status == 3)
    print("\n".join(problems) or "asked and never shown")
    return 1 if problems else 0


sys.exit(main(sys.argv[1]))
