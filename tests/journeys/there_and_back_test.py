"""A complaint that a visitor tells at the kiosk is decided at the office's desk, and the visitor reads so at the kiosk.

Usage: there_and_back_test.py BIN_DIR    Screens are played by the pilot; what comes between them is what a timer does each night.
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def part(first, last):
    """What a journey by the desk plays, from one line to the next that is `last`."""
    journey = pathlib.Path(__file__).with_name("desk_rules.pilot").read_text(encoding="utf-8")
    begin = journey.index(f"\n{first}\n") + 1
    end = journey.index(f"\n{last}\n", begin) + len(last) + 2
    return journey[begin:end]


visit = part('tap "Ik heb een klacht"', 'see "Uw klacht is veilig bewaard"')
# Here nobody is named: whom it is about would have to be known first.
somebody = part('tap "Ik weet het niet precies"', "key Escape")
visit = visit.replace(somebody, "")
sign_in = part('see "Meld u aan"', 'tap "Ik heb de sleutel op papier"')

desk = sign_in + """
see "Lijst: 1"
key Down
key Enter
see "luisterde niet"
tap "Behandelaar aanwijzen"
tap "directie"
tap "Vastleggen"
see "in beoordeling"
tap "Klacht aannemen"
tap "Vastleggen"
see "in behandeling"
tap "Gesprek vastleggen"
tap "de indiener"
into "Met wie is gesproken"
type "Zoë Çelik"
key Escape
into "Wat is er gezegd"
type "Zij wilde dat iemand luisterde."
key Escape
tap "Vastleggen"
see "Het is vastgelegd"
tap "Horen kan niet"
tap "de betrokken medewerker"
into "Reden"
type "Wie het was is niet bekend."
key Escape
tap "Vastleggen"
see "Het is vastgelegd"
tap "Beslissen"
tap "deels gegrond"
into "Oorzaak"
type "drukte aan de balie"
key Escape
into "Waarom dit de uitkomst is"
type "Er was te weinig tijd om te luisteren."
key Escape
tap "Vastleggen"
see "drukte aan de balie"
tap "De indiener is ingelicht"
tap "de uitkomst"
tap "met een e-mail"
tap "Vastleggen"
see "Het is vastgelegd"
tap "Afmelden"
see "Meld u aan"
"""

question = """
tap "Hoe staat het met mijn klacht?"
into "Het nummer van uw klacht"
type "@NUMBER@"
key Escape
into "Uw code"
type "@CODE@"
key Escape
tap "Bekijk hoe het staat"
see "@STAGE@"
gone "luisterde"
"""


class Node:
    def __init__(self, place, bin_dir, code, to, taken_from, office_key=""):
        self.bin, self.data, self.place = pathlib.Path(bin_dir).resolve(), place / code, place
        self.config = place / f"{code}.toml"
        self.config.write_text(f'[node]\ncode = "{code}"\n[printer]\nkind = "folder"\n[sync]\nto = "{place / to}"\n'
                               f'from = "{place / taken_from}"\noffice_key = "{office_key}"\n')

    def run(self, program, *arguments, may_end_with=(0,)):
        command = [f"{self.bin}/{program}", "--data", str(self.data), "--config", str(self.config), *arguments]
        ended = subprocess.run(command, capture_output=True, text=True)
        if ended.returncode not in may_end_with:
            raise SystemExit(f"{program} {' '.join(arguments)} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
        return ended.stdout

    def play(self, script, *options, **words):
        for name, word in words.items():
            script = script.replace(f"@{name.upper()}@", word)
        pilot = self.place / "played.pilot"
        pilot.write_text(script)
        self.run("klachtenzuil", "--pilot", str(pilot), "--headless", *options)

    def night(self):
        self.run("klachtenctl", "export")


def paper_of(node):
    (paper,) = node.data.glob("receipts/*.pdf")
    text = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    code = re.search(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b(?!-)", text)
    return re.search(r"K1-\d{4}-\d{6}-[0-9A-Z]", text).group(), code.group()


def main(bin_dir):
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory)
        for folder in ("up", "down"):
            (place / folder).mkdir()
        office = Node(place, bin_dir, "KT", "down", "up")
        card = re.search(r"KT-[0-9a-f]{64}-[0-9a-f]{64}", office.run("klachtenctl", "office", "init")).group()
        kiosk = Node(place, bin_dir, "K1", "up", "down", card)
        own = re.search(r"K1-[0-9a-f]{64}-[0-9a-f]{64}", kiosk.run("klachtenctl", "init")).group()
        office.run("klachtenctl", "office", "admit", own)

        kiosk.play(visit)
        number, code = paper_of(kiosk)
        kiosk.play(question, number=number, code=code, stage="Wij hebben uw klacht ontvangen")
        kiosk.night()
        office.night()
        first = re.search(r"[a-z0-9+]{4}(-[a-z0-9+]{4}){4}", (office.data / "first-sign-in.txt").read_text()).group()
        office.play(desk, "--desk", first_passphrase=first)
        office.night()
        # Nothing changes at the kiosk by itself: what was decided comes with the night.
        kiosk.play(question, number=number, code=code, stage="Wij hebben uw klacht ontvangen")
        kiosk.night()
        kiosk.play(question, number=number, code=code, stage="Wij hebben besloten over uw klacht")
        for node in (kiosk, office):
            node.run("klachtenctl", "verify")
        if "decided" not in kiosk.run("klachtenctl", "--json", "list"):
            raise SystemExit("the kiosk's register does not say that it is decided")
    print("there and back")


if __name__ == "__main__":
    main(*sys.argv[1:])
