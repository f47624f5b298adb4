"""Measures the kiosk's first screen from outside, and a browser in kiosk mode with the same page beside it, in turn.

Usage, in an Xvfb started with -fbdir: screen_bench.py BIN_DIR FRAMEBUFFER_FILE
Start is the time from the program's start until its picture stands in the X server's framebuffer: the same measure for
both; the very first one, in which the kiosk makes its register and the browser its profile, stands apart. Memory is the PSS of all its processes; idle CPU is the time that all their threads ran in 30 s without input.
"""
import mmap
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9
IDLE_SECONDS = 30
# The colour of the one primary button, which both pages have and nothing else on an empty screen: blue, green, red.
BUTTON = bytes([0x66, 0x3A, 0x0A])
ENOUGH = 250
# Rows of the 1920x1080 picture that are looked at, so that looking does not take the time it measures.
ROW, EVERY = 1920 * 4, 16


class Glass:
    """What stands on the virtual screen, as the X server holds it."""

    def __init__(self, file):
        with open(file, "rb") as opened:
            self.map = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)

    def shows_page(self):
        return sum(self.map[row:row + ROW].count(BUTTON) for row in range(0, len(self.map), ROW * EVERY)) >= ENOUGH

    def wait(self, shown, limit=30.0):
        start = time.monotonic()
        while self.shows_page() != shown:
            if time.monotonic() - start > limit:
                sys.exit("screen_bench: the page did not " + ("appear" if shown else "go away"))
            time.sleep(0.002)


def processes_of(session):
    """Every process of a session: the program and all that it started."""
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            yield entry


def pss_mib(session):
    total = 0
    for process in processes_of(session):
        try:
            for line in (process / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except OSError:
            continue
    return total / 1024


def ran_ns(session):
    total = 0
    for process in processes_of(session):
        for thread in (process / "task").glob("*/schedstat"):
            try:
                total += int(thread.read_text().split()[0])
            except OSError:
                continue
    return total


class Program:
    def __init__(self, name, command, makes):
        self.name, self.command, self.makes = name, command, pathlib.Path(makes)
        self.starts = []
        self.memory = self.idle = None

    def run(self, glass, measure_rest):
        start = time.monotonic()
        process = subprocess.Popen(self.command, start_new_session=True, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            glass.wait(True)
            self.starts.append((time.monotonic() - start) * 1000)
            # Ended before that, it would be a first start each time.
            while not self.makes.exists():
                time.sleep(0.01)
            if measure_rest:
                # What a start leaves to do is not idleness.
                time.sleep(5)
                self.memory = pss_mib(process.pid)
                before = ran_ns(process.pid)
                time.sleep(IDLE_SECONDS)
                self.idle = (ran_ns(process.pid) - before) / 1e9 / IDLE_SECONDS * 100
        finally:
            process.terminate()
            process.wait()
            glass.wait(False)
            # A browser's helpers end after it, and would take the next program's time.
            while any(processes_of(process.pid)):
                time.sleep(0.05)


def main(bin_dir, framebuffer):
    glass = Glass(framebuffer)
    with tempfile.TemporaryDirectory(prefix="klachtenzuil-bench-", ignore_cleanup_errors=True) as place:
        here = pathlib.Path(__file__).parent
        programs = [Program("klachtenzuil", [f"{bin_dir}/klachtenzuil", "--data", f"{place}/data", "--config",
                                             str(here / "../../assets/demo/demo.toml")], f"{place}/data/register.db")]
        browser = shutil.which("chromium") or shutil.which("chromium-browser")
        if browser:
            programs.append(Program("chromium", [
                browser, "--kiosk", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
                "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
                f"--user-data-dir={place}/browser", (here / "page.html").as_uri()], f"{place}/browser"))
        for number in range(ROUNDS + 1):
            for program in programs:
                program.run(glass, measure_rest=number == ROUNDS)
        for program in programs:
            warm = program.starts[1:]
            print(f"{program.name:14} start {statistics.median(warm):7.1f} ms (median of {len(warm)}, "
                  f"{min(warm):.1f} to {max(warm):.1f}; first {program.starts[0]:.1f})   "
                  f"PSS {program.memory:7.1f} MiB   idle CPU {program.idle:.3f} %")
        kiosk = programs[0]
        if browser:
            other = programs[1]
            print(f"of chromium:   start {statistics.median(kiosk.starts[1:]) / statistics.median(other.starts[1:]):.3f}"
                  f"   PSS {kiosk.memory / other.memory:.3f}   (target 0.25 each)")
        else:
            print("chromium is not installed: nothing to compare with")
        print("targets:       start 250 ms, PSS 96 MiB, idle CPU 0.1 %")


main(*sys.argv[1:])
