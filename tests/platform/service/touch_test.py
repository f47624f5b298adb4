"""A whole visit by a finger in the session that a desk has: cage, XWayland, and a touch screen. The screen is an X server
without a card, the touch screen a device of it that takes its touches from a socket; what comes after it is real. So a
touch goes its whole way: from a device through cage's Wayland and XWayland, where it becomes the pointer.

Usage: touch_test.py BIN_DIR
"""
import contextlib
import os
import pathlib
import pwd
import select
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent.parent / "support"))
from glass import HEIGHT, WIDTH, Late, configured, wait_until, walk

STEPS = ["Ik heb een klacht", "Gedrag", "Verder", "Cliënt", "Voor mezelf", "Verder", "Uw verhaal", "n", "e", "e",
         "klaar", "Verder", "Verder", "Zonder naam", "Verder", "Klacht versturen"]

# The colour of the act of a page, as red, green and blue.
ACT = bytes([0x0A, 0x3A, 0x66])

XORG = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoEnableDevices" "false"
    Option "DontVTSwitch" "true"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Monitor"
    Identifier "panel"
    HorizSync 5.0 - 1000.0
    VertRefresh 5.0 - 200.0
    Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +hsync +vsync
EndSection
Section "Screen"
    Identifier "glass"
    Device "card"
    Monitor "panel"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "1920x1080"
        Virtual 1920 1080
    EndSubSection
EndSection
Section "InputDevice"
    Identifier "touch"
    Driver "inputtest"
    Option "SocketPath" "@SOCKET@"
    Option "DeviceType" "Touch"
    Option "TouchCount" "2"
EndSection
Section "ServerLayout"
    Identifier "kiosk"
    Screen "glass"
    InputDevice "touch" "SendCoreEvents"
EndSection
"""


class Finger:
    """At the touch screen. Source: xf86-input-inputtest-protocol.h of the X server, version 1.1."""

    VERSION, SYNC, TOUCH = 0, 1, 6
    DOWN, UP = 18, 20  # XI_TouchBegin, XI_TouchEnd
    AXIS = 0xFFFF

    def __init__(self, path):
        self.device = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.device.settimeout(30)
        self.device.connect(str(path))
        self.send(self.VERSION, struct.pack("=HH", 1, 1))
        self.device.recv(64)

    def send(self, kind, body=b""):
        self.device.sendall(struct.pack("=II", 8 + len(body), kind) + body)

    def at(self, kind, x, y):
        axes = [x * self.AXIS / WIDTH, y * self.AXIS / HEIGHT] + [0.0] * 62
        both = bytes([0b11, 0, 0, 0, 0, 0, 0, 0])
        self.send(self.TOUCH, struct.pack("=III8s4x64d64d", 1, kind, 0, both, *axes, *axes))
        self.send(self.SYNC)
        self.device.recv(64)

    def tap(self, x, y):
        self.at(self.DOWN, x, y)
        self.at(self.UP, x, y)


class Session:
    """cage and the kiosk in it, as an account that is not root: cage refuses to run as that."""

    def __init__(self, bin_dir, place, config, ending):
        self.place, self.started = pathlib.Path(place), []
        # Also what was started before the rest failed to come up.
        ending.callback(self.end)
        self.run = self.place / "run"
        self.run.mkdir(mode=0o700)
        self.account = []
        # The account finds the program and its data where it may look.
        program = self.place / "klachtenzuil"
        shutil.copy(f"{bin_dir}/klachtenzuil", program)
        shutil.copy(f"{bin_dir}/klachtenctl", self.place / "klachtenctl")
        self.data = self.place / "data"
        self.data.mkdir(mode=0o700)
        if os.getuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self.account = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
            for each in (self.run, self.data):
                os.chown(each, nobody.pw_uid, nobody.pw_gid)
            self.place.chmod(0o755)
        server = self.start_x()
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.run), "XDG_RUNTIME_DIR": str(self.run),
                            "TMPDIR": str(self.run), "DISPLAY": server, "WLR_BACKENDS": "x11",
                            "WLR_RENDERER": "pixman", "LIBGL_ALWAYS_SOFTWARE": "1", "WAYLAND_DISPLAY": "wayland-0"}
        inside = {name: value for name, value in self.environment.items() if name != "WAYLAND_DISPLAY"}
        with open(self.place / "cage.log", "w", encoding="utf-8") as log:
            self.cage = subprocess.Popen(
                [*self.account, "cage", "--", str(program), "--data", str(self.data), "--config", str(config)],
                env=inside, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        self.started.append(self.cage)
        self.fill_glass()

    def start_x(self):
        config = self.place / "xorg.conf"
        config.write_text(XORG.replace("@SOCKET@", str(self.place / "touch")), encoding="utf-8")
        said, says = os.pipe()
        self.started.append(subprocess.Popen(
            ["Xorg", "-seat", "kiosk-test", "-config", str(config), "-logfile", str(self.place / "xorg.log"), "-displayfd",
             str(says), "-nolisten", "tcp", "-noreset"], pass_fds=[says], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        os.close(says)
        with os.fdopen(said) as number:
            if not select.select([number], [], [], 60)[0]:
                raise Late("the X server")
            return ":" + number.readline().strip()

    def fill_glass(self):
        """cage begins in a window; here it is made as large as the touch screen."""
        def xdotool(*words):
            return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True,
                                  timeout=60).stdout.split()

        def windows():
            return xdotool("search", "--onlyvisible", "--name", "")

        # The first is the one behind all.
        wait_until(lambda: len(windows()) > 1, "cage's window")
        window = windows()[-1]
        xdotool("windowmove", "--sync", window, "0", "0")
        xdotool("windowsize", "--sync", window, str(WIDTH), str(HEIGHT))
        head = f"P6\n{WIDTH} {HEIGHT}\n".encode()
        wait_until(lambda: self.picture().startswith(head), "the picture over the whole glass")

    def picture(self):
        shown = subprocess.run([*self.account, "grim", "-t", "ppm", "-"], env=self.environment, capture_output=True,
                               timeout=60)
        return shown.stdout if shown.returncode == 0 else b""

    def settled(self, other_than=None, limit=60.0):
        end = time.monotonic() + limit
        before = self.picture()
        while time.monotonic() < end:
            time.sleep(0.1)
            now = self.picture()
            if now and now == before and now != other_than:
                return now
            before = now
        raise Late("another picture" if other_than else "a picture at rest")

    def end(self):
        for each in reversed(self.started):
            each.terminate()
        for each in self.started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                each.wait(timeout=20)
            each.kill()
            each.wait()


def main(bin_dir):
    with tempfile.TemporaryDirectory(prefix="klachtenzuil-touch-") as place, contextlib.ExitStack() as ending:
        config = configured(place)
        config.chmod(0o644)
        ways = walk(bin_dir, place, config, STEPS)
        session = Session(bin_dir, place, config, ending)
        finger = Finger(session.place / "touch")
        ending.callback(finger.device.close)
        wait_until(lambda: session.picture().count(ACT) > 1000, "the first page")
        start = session.settled()

        def complaints():
            listed = subprocess.run([*session.account, str(session.place / "klachtenctl"), "--data", str(session.data),
                                     "--config", str(config), "list"], capture_output=True, text=True, timeout=60)
            return listed.stdout.count("K1-")

        # Control: beside every control nothing happens, so that it is the place of a touch that counts.
        finger.tap(WIDTH - 5, HEIGHT - 5)
        if session.settled() != start or complaints() != 0:
            sys.exit("touch_test: a touch beside everything did something")
        shown = start
        for step, way in zip(STEPS, ways):
            finger.tap(*way)
            try:
                shown = session.settled(shown)
            except Late:
                sys.exit(f"touch_test: nothing came of the touch on «{step}»")
        wait_until(lambda: complaints() == 1, "the complaint that was told by touch")
    print("a touch arrives as the pointer, and a complaint was told by touch alone")


if __name__ == "__main__":
    main(*sys.argv[1:])
