"""A screen that hangs stops saying that it lives, is killed, and starts again: the register is whole, what a visitor
told is gone, and the start is on the glass. Here the test is who waits for the signs of life, as systemd does.

Usage: hung_screen_test.py BIN_DIR
"""
import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from glass import Display, Late, configured, wait_until, walk

# Seconds without a sign of life. The program gives three in that time; a machine at work on other tests needs the room.
PATIENCE = 6.0
MARKER = "Kwantumwals"
STORY = "Uw verhaal"
STEPS = ["Ik heb een klacht", "Gedrag", "Verder", "Cliënt", "Voor mezelf", "Verder", STORY]


class Supervisor:
    """Starts the program, hears it, and kills what it hears no more of."""

    def __init__(self, place, display, command):
        self.display, self.command = display, command
        self.address = str(pathlib.Path(place, "notify"))
        self.ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.ear.bind(self.address)
        self.program = None
        self.heard = []

    def listen(self, seconds):
        """What is heard next within that time; nothing when it stays silent."""
        self.ear.settimeout(max(0.001, seconds))
        try:
            said = self.ear.recv(4096).decode().split("\n")
        except TimeoutError:
            return None
        self.heard.append((time.monotonic(), said))
        return said

    def start(self):
        self.program = self.display.start(
            *self.command, env={"NOTIFY_SOCKET": self.address, "WATCHDOG_USEC": str(round(PATIENCE * 1e6)),
                                "WATCHDOG_PID": "1"})
        said = self.listen(60)
        if said is None or "READY=1" not in said:
            raise Late(f"READY; it said {said}")

    def lives(self, signs):
        """Whether so many signs of life come, none later than it may."""
        return all(self.listen(PATIENCE) == ["WATCHDOG=1"] for _ in range(signs))

    def falls_silent(self):
        """Whether no sign of life comes any more. The last ones can be on their way yet."""
        end = time.monotonic() + 2 * PATIENCE
        while time.monotonic() < end:
            if self.listen(PATIENCE) is None:
                return True
        return False

    def kill(self):
        self.program.kill()
        self.program.wait()


def stop_program(supervisor, _display):
    supervisor.program.send_signal(signal.SIGSTOP)
    return lambda: None


def stop_display(_supervisor, display):
    """Only the thread that draws hangs then; the others of the program run on."""
    display.server.send_signal(signal.SIGSTOP)
    return lambda: display.server.send_signal(signal.SIGCONT)


class Case:
    def __init__(self, bin_dir, place):
        self.bin, self.place = bin_dir, pathlib.Path(place)
        self.config = configured(place)
        self.data = self.place / "data"
        self.ways = walk(bin_dir, place, self.config, STEPS)
        self.ctl("init")
        form = ('{"channel": "letter", "received": "2026-01-05", "late_reason": "Kwam met de post.", "language": "nl", '
                '"complainant": {"kind": "client", "anonymous": true}, "about": ["treatment"], "story": "Een brief."}')
        self.ctl("file", "-", given=form)

    def ctl(self, *words, given=None):
        return subprocess.run([f"{self.bin}/klachtenctl", "--data", str(self.data), "--config", str(self.config),
                               *words], check=True, input=given, capture_output=True, text=True, timeout=60).stdout

    def tell(self, display):
        """A visitor comes as far as the story, and types it."""
        for way in self.ways:
            told = display.press(way)
        display.xdotool("type", "--delay", "20", MARKER)
        return display.settled(told)

    def on_disk(self):
        return [str(file) for file in self.data.rglob("*")
                if file.is_file() and MARKER.encode() in file.read_bytes()]


def check(holds, what):
    if not holds:
        sys.exit(f"hung_screen_test: {what}")


def start_again(case, display, supervisor, how):
    start = display.settled()
    told = case.tell(display)
    check(told != start, "the visitor's answers do not show")
    resume = how(supervisor, display)
    check(supervisor.falls_silent(), f"{how.__name__}: it hangs, and still says that it lives")
    supervisor.kill()
    resume()
    supervisor.start()
    display.aside()
    check(display.settled() == start, f"{how.__name__}: started again, the glass does not show the start")
    check(supervisor.lives(2), f"{how.__name__}: started again, it does not say that it lives")
    check(case.on_disk() == [], f"{how.__name__}: what the visitor told is on disk: {case.on_disk()}")
    case.ctl("verify")
    check(case.ctl("list").count("K1-") == 1, f"{how.__name__}: the register is not what it was")


def untouched_is_stale(case, display, supervisor):
    """Control: where nobody kills it, a screen that hangs goes on showing what the visitor told."""
    start = display.settled()
    told = case.tell(display)
    supervisor.program.send_signal(signal.SIGSTOP)
    time_is_up = supervisor.falls_silent()
    check(time_is_up and display.picture() == told and told != start, "control: a hung screen ended by itself")


def main(bin_dir):
    with tempfile.TemporaryDirectory(prefix="klachtenzuil-hung-") as place, contextlib.ExitStack() as ending:
        case = Case(bin_dir, place)
        display = Display(place)
        ending.callback(display.end)
        supervisor = Supervisor(place, display, [f"{bin_dir}/klachtenzuil", "--data", str(case.data), "--config",
                                                 str(case.config)])
        ending.callback(supervisor.ear.close)
        supervisor.start()
        display.aside()
        check(supervisor.lives(4), "it does not say that it lives while nobody touches it")
        start_again(case, display, supervisor, stop_program)
        start_again(case, display, supervisor, stop_display)
        untouched_is_stale(case, display, supervisor)
    print("a hung screen is seen, and starts again")


if __name__ == "__main__":
    main(*sys.argv[1:])
