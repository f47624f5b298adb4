"""Checks the units as systemd reads them. Usage: units_test.py UNITS SOURCES KLACHTENCTL"""
import pathlib
import subprocess
import sys
import tempfile

units, sources, klachtenctl = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
WORK = ("export", "backup", "purge", "push")
ON_NETWORK = ("export", "push")
MOST_EXPOSED = 20  # tenths: 2.0
NETWORK = ("PrivateNetwork=yes", "IPAddressDeny=any", "RestrictAddressFamilies=none")


def exposed_at_most(unit, most):
    """Whether systemd finds the unit no more exposed than that, and what it says."""
    ended = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={most}", unit],
                           capture_output=True, text=True)
    return ended.returncode == 0, ended.stdout.splitlines()[-1] if ended.stdout else ended.stderr


def with_this_program(text):
    """With the program that was built, which is not installed here."""
    return text.replace("ExecStart=klachtenctl ", f"ExecStart={klachtenctl} ")


def commands(text):
    return [line.split("=", 1)[1] for line in text.splitlines() if line.startswith("ExecStart=")]


problems = []


def check(holds, what):
    if not holds:
        problems.append(what)


def understood(command):
    """Whether klachtenctl knows this command with these options: only the register may be missing."""
    words = command.replace("/var/lib/klachtenzuil", "/nonexistent").replace("${KLACHTENZUIL_KEEP}", "14")
    words = words.replace("${KLACHTENZUIL_PUSH}", "postgresql://nobody@127.0.0.1:1/none").split()
    ended = subprocess.run([klachtenctl, *words[1:]], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return ended.returncode != 2, ended.stderr


with tempfile.TemporaryDirectory() as place:
    for work in WORK:
        name = f"klachtenzuil-{work}.service"
        text = (units / name).read_text(encoding="utf-8")
        copy = pathlib.Path(place, name)
        copy.write_text(with_this_program(text), encoding="utf-8")
        timer = pathlib.Path(place, f"klachtenzuil-{work}.timer")
        timer.write_text((sources / timer.name).read_text(encoding="utf-8"), encoding="utf-8")

        safe, said = exposed_at_most(copy, MOST_EXPOSED)
        check(safe, f"{name}: {said}")
        alone = all(line in text for line in NETWORK)
        check(alone == (work not in ON_NETWORK), f"{name}: only who travels may use the network")
        verified = subprocess.run(["systemd-analyze", "verify", "--man=no", str(copy), str(timer)],
                                  capture_output=True, text=True)
        check(verified.returncode == 0 and work not in verified.stderr, f"{name}: {verified.stderr}")
        check("Persistent=true" in timer.read_text(encoding="utf-8"), f"{timer.name}: a night that was slept is lost")
        check(len(commands(text)) == 1, f"{name}: one command")
        knows, said = understood(commands(text)[0])
        check(knows, f"{name}: klachtenctl does not take its command: {said}")

    # Without its protection the same unit must be found too exposed, or the check says nothing.
    bare = pathlib.Path(place, "klachtenzuil-bare.service")
    bare.write_text((sources / "klachtenzuil-backup.service").read_text(encoding="utf-8"), encoding="utf-8")
    check(not exposed_at_most(bare, MOST_EXPOSED)[0], "a unit without protection counts as safe")

print("\n".join(problems) or "the units hold")
sys.exit(1 if problems else 0)
