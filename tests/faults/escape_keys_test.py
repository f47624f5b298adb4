"""No key leads out of the full screen: under a window manager, with another window to go to, the kiosk stays in front,
over the whole screen, on the page where it was, with what was typed there.

Usage: escape_keys_test.py BIN_DIR
"""
import contextlib
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from glass import HEIGHT, WIDTH, Display, configured, wait_until, walk

STORY = "Uw verhaal"
STEPS = ["Ik heb een klacht", "Gedrag", "Verder", "Cliënt", "Voor mezelf", "Verder", STORY]
# Those of the window manager's own configuration, of desktops in general, and of browsers.
KEYS = """alt+F4 alt+Tab alt+shift+Tab alt+Escape alt+space alt+F2 alt+F10
          ctrl+alt+Delete ctrl+alt+BackSpace ctrl+alt+Left ctrl+alt+Right ctrl+alt+Up ctrl+alt+Down ctrl+alt+t ctrl+alt+l
          super super+d super+e super+l super+r super+Tab super+F1 super+F2 super+F3 super+F4 super+space
          F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Print Pause
          ctrl+w ctrl+q ctrl+F4 ctrl+t ctrl+n ctrl+o ctrl+p ctrl+s ctrl+r ctrl+shift+t ctrl+shift+i ctrl+shift+q""".split()


def check(holds, what):
    if not holds:
        sys.exit(f"escape_keys_test: {what}")


def answer(display, *words):
    """What xdotool says; nothing where there is no such thing yet."""
    try:
        return display.xdotool(*words).strip()
    except subprocess.CalledProcessError:
        return ""


def window_of(display, program):
    def windows():
        return answer(display, "search", "--onlyvisible", "--pid", program.pid).split()

    wait_until(windows, "the program's window")
    return windows()[-1]


def in_front(display):
    return answer(display, "getactivewindow")


def main(bin_dir):
    with tempfile.TemporaryDirectory(prefix="klachtenzuil-keys-") as place, contextlib.ExitStack() as ending:
        config = configured(place)
        ways = walk(bin_dir, place, config, STEPS)
        display = Display(place)
        ending.callback(display.end)
        display.start("openbox", "--sm-disable", env={"HOME": place, "XDG_CONFIG_HOME": place, "XDG_CACHE_HOME": place})
        wait_until(lambda: answer(display, "get_num_desktops"), "the window manager")

        def kiosk(name, *more):
            return display.start(f"{bin_dir}/klachtenzuil", "--data", f"{place}/{name}", "--config", str(config), *more)

        # Control: without the full screen's protection these keys do what they are there for.
        bare = kiosk("bare", "--windowed", "1280x800")
        window = window_of(display, bare)
        wait_until(lambda: in_front(display) == window, "the window in front")
        display.settled()
        display.xdotool("key", "ctrl+alt+Right")
        wait_until(lambda: in_front(display) != window, "control: a window is left by a key")
        display.xdotool("key", "ctrl+alt+Left")
        wait_until(lambda: in_front(display) == window, "the window in front again")
        other = kiosk("other", "--windowed", "1024x768", "--desk")
        wait_until(lambda: in_front(display) == window_of(display, other), "the second window in front")
        display.settled()
        display.xdotool("key", "alt+Tab")
        wait_until(lambda: in_front(display) == window, "control: another window is gone to by a key")
        display.xdotool("key", "alt+F4")
        wait_until(lambda: bare.poll() == 0, "control: a window is closed by a key")

        program = kiosk("data")
        window = window_of(display, program)
        wait_until(lambda: in_front(display) == window, "the kiosk in front")
        display.aside()
        display.settled()
        for way in ways:
            before = display.press(way)
        display.xdotool("type", "--delay", "20", "Ik wachtte")
        told = display.settled(before)
        for key in KEYS:
            display.xdotool("key", key)
            display.settled(limit=30)
            check(program.poll() is None, f"{key} ended the kiosk")
            check(in_front(display) == window, f"{key} put something else in front")
            size = display.xdotool("getwindowgeometry", "--shell", window).split()
            check(f"WIDTH={WIDTH}" in size and f"HEIGHT={HEIGHT}" in size and "X=0" in size and "Y=0" in size,
                  f"{key} left the full screen: {size}")
            check(display.picture() == told, f"{key} changed the page")
        # It still listens: what is typed now shows.
        display.xdotool("type", "--delay", "20", " lang")
        display.settled(told)
    print(f"{len(KEYS)} keys lead nowhere")


if __name__ == "__main__":
    main(*sys.argv[1:])
