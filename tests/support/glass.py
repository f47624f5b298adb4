"""A virtual display of a test's own, what stands on it, and a hand at it.

Where to press is asked of the program itself: a pilot file walks the same screens without a window, and writes down
what was drawn and where. So no test knows a place by number.
"""
import contextlib
import json
import mmap
import os
import pathlib
import select
import signal
import subprocess
import time

WIDTH, HEIGHT = 1920, 1080
# What an X server without a monitor says of its size, so that the pilot imagines the same panel.
WIDTH_MM = 508


class Late(Exception):
    """Something did not come in time."""


def wait_until(holds, what, limit=60.0):
    """Looks again every 10 ms; the limit only ends a test that would otherwise hang."""
    end = time.monotonic() + limit
    while not holds():
        if time.monotonic() > end:
            raise Late(what)
        time.sleep(0.01)


class Display:
    """An X server that ends with the test. Its picture is a file, so that it is seen and not believed."""

    def __init__(self, place):
        self.place = pathlib.Path(place)
        said, says = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(says), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-noreset",
             "-fbdir", str(place)], pass_fds=[says], stderr=subprocess.DEVNULL)
        os.close(says)
        if not select.select([said], [], [], 60)[0]:
            self.server.kill()
            raise Late("the virtual display")
        with os.fdopen(said) as number:
            self.name = ":" + number.readline().strip()
        self.others = []
        with open(self.place / "Xvfb_screen0", "rb") as picture:
            self.map = mmap.mmap(picture.fileno(), 0, prot=mmap.PROT_READ)
        self.environment = {**os.environ, "DISPLAY": self.name, "LIBGL_ALWAYS_SOFTWARE": "1"}
        # What the graphics library still holds when a program ends is no leak of ours.
        self.environment["ASAN_OPTIONS"] = "detect_leaks=0"
        self.environment.pop("XAUTHORITY", None)

    def start(self, *command, **more):
        program = subprocess.Popen(command, env={**self.environment, **more.pop("env", {})}, stdin=subprocess.DEVNULL,
                                   **more)
        self.others.append(program)
        return program

    def picture(self):
        """What stands on the glass, without the words before it."""
        return self.map[-WIDTH * HEIGHT * 4:]

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, capture_output=True,
                              text=True, timeout=60).stdout

    def aside(self):
        """The pointer is part of the picture: in a corner it changes nothing."""
        self.xdotool("mousemove", "--sync", WIDTH - 1, HEIGHT - 1)

    def settled(self, other_than=None, limit=60.0):
        """The picture once nothing moves on it any more, and it is another one than that."""
        end = time.monotonic() + limit
        before, since = self.picture(), time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.05)
            now = self.picture()
            if now != before:
                before, since = now, time.monotonic()
            elif now != other_than and time.monotonic() - since > 0.3:
                return now
        raise Late("a picture at rest" if other_than is None else "another picture")

    def press(self, at):
        """A finger at this place; the picture that came of it."""
        before = self.picture()
        self.xdotool("mousemove", "--sync", *at, "click", 1)
        self.aside()
        return self.settled(before)

    def end(self):
        for each in [*reversed(self.others), self.server]:
            with contextlib.suppress(ProcessLookupError):
                each.send_signal(signal.SIGCONT)
            each.kill()
            each.wait()
        self.map.close()


def configured(place, printer="folder"):
    """A configuration for the panel of the virtual display."""
    file = pathlib.Path(place, "klachtenzuil.toml")
    file.write_text(f'[printer]\nkind = "{printer}"\n[screen]\nwidth_mm = {WIDTH_MM}\n', encoding="utf-8")
    return file


def walk(bin_dir, place, config, steps):
    """Plays the steps headless, and looks before each of them where its control stands: the places to press in turn."""
    trees = [pathlib.Path(place, f"tree{number}") for number in range(len(steps))]
    script = pathlib.Path(place, "walk.pilot")
    script.write_text("".join(f'tree "{tree}"\ntap "{step}"\n' for tree, step in zip(trees, steps)), encoding="utf-8")
    subprocess.run([f"{bin_dir}/klachtenzuil", "--pilot", str(script), "--headless", "--panel", f"{WIDTH}x{HEIGHT}",
                    "--data", f"{place}/walked", "--config", str(config)], check=True, timeout=120)
    places = []
    for tree, step in zip(trees, steps):
        drawn = [json.loads(line) for line in tree.read_text(encoding="utf-8").splitlines()]
        controls = [each for each in drawn if each["role"] not in ("text", "heading", "dialog")]
        # As the pilot does: whose whole name it is comes first.
        found = next((each for each in controls if each["name"].lower() == step.lower()), None) or next(
            each for each in controls if step.lower() in each["name"].lower())
        x, y, width, height = found["box"]
        places.append((round(x + width / 2), round(y + height / 2)))
    return places
