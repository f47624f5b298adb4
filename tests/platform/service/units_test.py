"""Checks the units as systemd reads them. Usage: units_test.py UNITS SOURCES KLACHTENCTL KLACHTENZUIL"""
import os
import pathlib
import subprocess
import sys
import tempfile

units, sources = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
klachtenctl, klachtenzuil = sys.argv[3:]
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
    text = text.replace("ExecStart=klachtenctl ", f"ExecStart={klachtenctl} ")
    text = text.replace("ExecStart=klachtenzuil ", f"ExecStart={klachtenzuil} ")
    return text.replace("ExecStart=cage -- klachtenzuil ", f"ExecStart=/bin/true -- {klachtenzuil} ")


def setting(text, name):
    """What holds: of several lines the last."""
    return [line.split("=", 1)[1] for line in text.splitlines() if line.startswith(name + "=")][-1]


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


def started_kiosk(words):
    """How the kiosk leaves with this command line, where there is no screen: 4; 2 where it does not know the words."""
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run([klachtenzuil, *words], capture_output=True, text=True, stdin=subprocess.DEVNULL, env=bare)


def check_session(place):
    """The unit of the screen, and the one that says on the console that it gave up."""
    copies = []
    for name in ("klachtenzuil-kiosk.service", "klachtenzuil-gave-up.service"):
        copies.append(pathlib.Path(place, name))
        copies[-1].write_text(with_this_program((units / name).read_text(encoding="utf-8")), encoding="utf-8")
        safe, said = exposed_at_most(copies[-1], MOST_EXPOSED)
        check(safe, f"{name}: {said}")
    verified = subprocess.run(["systemd-analyze", "verify", "--man=no", *map(str, copies)], capture_output=True, text=True)
    check(verified.returncode == 0 and "klachtenzuil" not in verified.stderr, f"the session: {verified.stderr}")

    kiosk = (units / "klachtenzuil-kiosk.service").read_text(encoding="utf-8")
    held = {"Type": "notify", "NotifyAccess": "all", "Restart": "always", "WatchdogSignal": "SIGKILL", "LimitCORE": "0",
            "MemorySwapMax": "0", "User": "klachtenzuil", "OnFailure": "klachtenzuil-gave-up.service",
            "TMPDIR": "/run/klachtenzuil-kiosk"}
    for name, value in held.items():
        text = kiosk.replace(" TMPDIR=", "\nTMPDIR=").replace(" XDG_CACHE_HOME", "\nXDG_CACHE_HOME")
        check(setting(text, name) == value, f"klachtenzuil-kiosk.service: {name}= is {setting(text, name)}")
    check(int(setting(kiosk, "WatchdogSec")) > 0, "klachtenzuil-kiosk.service: nobody waits for a sign of life")
    # As often as it may, it starts within the time that counts: else it would go on starting for ever.
    stays = max(int(setting(kiosk, "WatchdogSec")), int(setting(kiosk, "TimeoutStartSec")))
    again = stays + int(setting(kiosk, "TimeoutStopSec")) + int(setting(kiosk, "RestartSec"))
    check(int(setting(kiosk, "StartLimitBurst")) * again < 5 * 60 and setting(kiosk, "StartLimitIntervalSec") == "5min",
          "klachtenzuil-kiosk.service: a screen that hangs at each start never gives up")
    words = commands(kiosk)[0].replace("/var/lib/klachtenzuil", f"{place}/data").split()
    check(words[:3] == ["cage", "--", "klachtenzuil"], f"klachtenzuil-kiosk.service: it runs {words[:3]}")
    ended = started_kiosk(words[3:])
    check(ended.returncode == 4, f"klachtenzuil does not take its command: {ended.stderr}")

    gave_up = (units / "klachtenzuil-gave-up.service").read_text(encoding="utf-8")
    said = started_kiosk(commands(gave_up)[0].split()[1:])
    check(said.returncode == 0 and "systemctl start klachtenzuil-kiosk" in said.stdout and "088" in said.stdout,
          f"the console does not say what to do: {said.stdout}{said.stderr}")
    check(started_kiosk(["--no-such-option"]).returncode == 2, "an option that does not exist counts as known")


with tempfile.TemporaryDirectory() as place:
    check_session(place)
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
