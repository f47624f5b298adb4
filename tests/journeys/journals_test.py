"""The same complaint by screens and by klachtenctl leaves the same journal: steps, actors, what is in the clear, and the order.

Usage: journals_test.py BIN_DIR CONFIG.toml    Plays the three journeys of the desk, each once by its pilot file beside this one
and once by commands. Times, ids and hashes differ from node to node and are left out; dates are counted from the day of receipt.
"""
import concurrent.futures
import datetime
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import zoneinfo

here = pathlib.Path(__file__).parent
own_passphrase = "zeven fietsen in de regen"
# Ids and hashes: every node makes its own.
made_anew = {"desk_key", "sign_key", "row", "keys", "print", "status"}

form = {"channel": "kiosk", "language": "nl", "about": ["treatment"], "story": "De man aan de balie luisterde niet.",
        "persons": ["Jan de Vries"],
        "complainant": {"kind": "client", "name": "Zoë Çelik", "email": "zoe@voorbeeld.nl", "reply_by": "email"}}


class Node:
    """A data directory of its own, and whoever works on it by commands."""

    def __init__(self, place, bin_dir, config):
        self.place, self.bin, self.config = pathlib.Path(place), pathlib.Path(bin_dir).resolve(), str(pathlib.Path(config).resolve())
        self.data = self.place / "data"
        self.ctl("init")
        first = re.search(r"[a-z0-9+]{4}(-[a-z0-9+]{4}){4}", (self.data / "first-sign-in.txt").read_text())
        self.first_passphrase = first.group()
        (self.place / "first").write_text(self.first_passphrase)
        (self.place / "own").write_text(own_passphrase)

    def run(self, program, *arguments, text=None):
        command = [f"{self.bin}/{program}", "--data", str(self.data), "--config", self.config, *arguments]
        ended = subprocess.run(command, input=text, capture_output=True, text=True, cwd=self.place)
        if ended.returncode != 0:
            raise SystemExit(f"{program} {' '.join(arguments)} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
        return ended.stdout

    def ctl(self, *arguments, text=None):
        return self.run("klachtenctl", *arguments, text=text)

    def staff(self, *arguments, passphrase="own", text=None):
        return self.ctl(*arguments, "--as", "directie", "--passphrase-file", str(self.place / passphrase), text=text)

    def step(self, name, **facts):
        self.staff("step", self.reference, name, "--facts", "-", text=json.dumps({"date": str(today()), **facts}))

    def journal(self):
        """Each step as what must be the same wherever it is taken."""
        with sqlite3.connect(f"file:{self.data}/register.db?mode=ro", uri=True) as store:
            rows = store.execute("SELECT actor, step, facts, part IS NOT NULL FROM journal ORDER BY seq").fetchall()
        received = next(json.loads(facts)["received"] for _, step, facts, _ in rows if step == "file")

        def since_receipt(value):
            if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                return value
            return f"day {(datetime.date.fromisoformat(value) - datetime.date.fromisoformat(received)).days}"

        return [(actor, step, bool(sealed), {name: since_receipt(value) for name, value in json.loads(facts).items()
                                             if name not in made_anew})
                for actor, step, facts, sealed in rows]


def today():
    """The kiosk's day, wherever the machine believes it stands."""
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")).date()


def play(node, journey):
    """By screens."""
    script = (here / f"{journey}.pilot").read_text().replace("@FIRST_PASSPHRASE@", node.first_passphrase)
    script = script.replace("@LONGER@", in_words(longer()))
    (node.place / "journey.pilot").write_text(script)
    node.run("klachtenzuil", "--pilot", str(node.place / "journey.pilot"), "--headless")


def longer():
    """The first day to which the term of a complaint of today can be extended."""
    return today() + datetime.timedelta(days=43)


def in_words(date):
    """As the calendar of a screen calls it."""
    months = "januari februari maart april mei juni juli augustus september oktober november december".split()
    weekdays = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
    return f"{weekdays[date.weekday()]} {date.day} {months[date.month - 1]}"


def fifteenth(months_on):
    """The 15th of a month, as the calendar of a screen leads to it."""
    month = today().month - 1 + months_on
    return str(datetime.date(today().year + month // 12, month % 12 + 1, 15))


def begin(node):
    """Received, signed in for the first time, confirmed by letter, the named person known, a handler."""
    node.reference = node.ctl("file", "-", text=json.dumps(form)).split()[0]
    node.staff("staff", "passphrase", "--new-passphrase-file", str(node.place / "own"), passphrase="first")
    node.staff("staff", "recovery")
    node.step("acknowledge", how="letter")
    node.step("correct", what="person", person=0, staff="nobody")
    node.step("assign", handler="directie")


def hear_both(node):
    node.step("accept")
    node.step("hear", side="complainant", who="Zoë Çelik", summary="Zij wilde dat iemand luisterde.")
    node.step("waive_hearing", side="employee", reason="Wie genoemd is, werkt hier niet.")


def decide(node):
    node.step("decide", outcome="partly_upheld", cause="drukte aan de balie", reasons="Er was te weinig tijd om te luisteren.")


def desk_completion(node):
    begin(node)
    hear_both(node)
    decide(node)
    node.step("measure", kind="preventive", what="een tweede stoel aan de balie", owner="teamleider", due=fifteenth(1))
    node.step("check_measure", measure=1, result="partly")
    node.staff("letter", node.reference, "outcome", "--pdf", str(node.place / "letter.pdf"))
    node.step("inform", about="outcome", how="email")
    node.step("complete", satisfied="yes", summary="Er was te weinig tijd. Er komt een tweede stoel.")


def desk_refusal(node):
    begin(node)
    node.step("refuse", reason="not_ours", explanation="De gemeente gaat hierover.")
    node.step("inform", about="refusal", how="email")
    node.step("refer")


def desk_reopening(node):
    begin(node)
    hear_both(node)
    node.step("extend", reason="expert", until=str(longer()), explanation="De deskundige heeft nog een dag nodig.")
    node.step("inform", about="extension", how="email")
    decide(node)
    node.step("inform", about="outcome", how="email")
    node.step("refer")
    node.step("complete", satisfied="no", summary="Er was te weinig tijd. Er komt een tweede stoel.")
    node.step("reopen", reason="De indiener kwam met een nieuwe brief.")


def differences(bin_dir, config, by_commands):
    journey = by_commands.__name__
    with tempfile.TemporaryDirectory() as screens, tempfile.TemporaryDirectory() as commands:
        by_screen, by_command = Node(screens, bin_dir, config), Node(commands, bin_dir, config)
        play(by_screen, journey)
        by_commands(by_command)
        by_command.ctl("verify")
        left, right = by_screen.journal(), by_command.journal()
    if len(left) < 10:
        return [f"{journey}: only {len(left)} steps were taken"]
    found = [f"{journey}: {len(left)} steps by screens, {len(right)} by commands"] if len(left) != len(right) else []
    found += [f"{journey}, step {number}:\n  by screens  {a}\n  by commands {b}"
              for number, (a, b) in enumerate(zip(left, right), 1) if a != b]
    return found


def main(bin_dir, config):
    journeys = (desk_completion, desk_refusal, desk_reopening)
    with concurrent.futures.ThreadPoolExecutor(2) as hands:
        found = [each for some in hands.map(lambda journey: differences(bin_dir, config, journey), journeys) for each in some]
    print("\n".join(found) or "the journals are equal")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
