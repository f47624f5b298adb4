"""The yearly report of a register at full size, and its workbook in the program that an office opens it with.

Usage: report_bench.py BIN. Fills a register with complaints of last year (KLACHTENZUIL_BENCH_COMPLAINTS, else 20,000),
says how long the report for management and the one for the work meeting take as PDF, workbook and JSON, and, where
LibreOffice is installed, lets it open each workbook without a person to ask, write every sheet as CSV, and holds those
cells against the JSON.
"""
import csv
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from office_bench import COMPLAINTS, CTL, Register

LAST_YEAR = datetime.date.today().year - 1


def form(number):
    """Of every day, kind and way in, as far apart in number as the small ones of which some are hidden."""
    kinds = ["client"] * 6 + ["employer"] * 3 + ["freelancer"] * (number % 400 == 9)
    return json.dumps({
        "channel": ["phone", "letter", "email", "walk_in"][number % 4],
        "received": (datetime.date(LAST_YEAR, 1, 1) + datetime.timedelta(number % 365)).isoformat(),
        "late_reason": "Het stond op papier.", "complainant": {"kind": kinds[-1 - number % 9], "name": f"Indiener {number}",
                                                              "phone": "+31612345678", "reply_by": "phone"},
        "about": [["treatment", "service", "behaviour"][number % 3]], "persons": [], "wish": "Een antwoord.",
        "story": "Ik kwam op tijd voor mijn afspraak en moest een uur wachten. Niemand zei iets tegen mij."})


def printed(cell, kind):
    """What LibreOffice prints for a cell of the JSON; None for a label, which is there in the words of the reader."""
    if isinstance(cell, dict):
        return "*" if cell.get("hidden") else None
    if cell is None:
        return ""
    if kind == "percent":
        return f"{cell}%"
    if kind == "tenths":
        return f"{cell:.1f}"
    if kind == "date":
        return datetime.date.fromisoformat(cell).isoformat()
    if isinstance(cell, int):
        return str(cell)
    return "'" + cell if cell[:1] in tuple("=+-@\t\r") else cell


def differences(table, sheet):
    for row, line in zip(table["rows"], sheet[1:]):
        for column, shown in zip(table["columns"], line):
            wanted = printed(row["cells"][column["name"]], column["kind"])
            # Whether thousands are set apart is the language of whoever opens the workbook.
            shown = shown.replace(",", "") if column["kind"] in ("count", "days") else shown
            if shown != wanted and not (wanted is None and shown):
                yield f'{table["name"]} {row["name"]} {column["name"]}: {shown!r}, not {wanted!r}'


def sheets_of(workbook, place):
    """The sheets as LibreOffice writes them, in their order."""
    filter_options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    said = subprocess.run(["soffice", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless",
                           "--convert-to", filter_options, "--outdir", place / "csv", workbook],
                          check=True, capture_output=True, text=True, timeout=300,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout
    files = [line.split(" -> ")[1].split(" using ")[0] for line in said.splitlines() if " -> " in line and ".csv" in line]
    return [list(csv.reader(open(file, encoding="utf-8", newline=""))) for file in dict.fromkeys(files)]


def report_for(whom, register, place):
    """Makes the three files, and says how long that took."""
    files = {kind: place / f"{whom}.{kind}" for kind in ("pdf", "xlsx", "json")}
    began = time.monotonic()
    subprocess.run([CTL, "--data", register.data, "report", "--year", str(LAST_YEAR), "--for", whom, "--as", "directie",
                    "--passphrase-file", place / "own",
                    *(part for kind, file in files.items() for part in (f"--{kind}", file))],
                   check=True, stdout=subprocess.DEVNULL)
    print(f"report  for {whom}, {COMPLAINTS:,} complaints, three files: {time.monotonic() - began:.2f} s, "
          "the sign-in included")
    return files


def main():
    with tempfile.TemporaryDirectory(prefix="klachtenzuil-report.") as name:
        place = pathlib.Path(name)
        register = Register(place, COMPLAINTS, form)
        for whom in ("management", "work-meeting"):
            files = report_for(whom, register, place)
            if not shutil.which("soffice"):
                print("workbook: LibreOffice is not installed (libreoffice-calc-nogui), so that it was not opened")
                continue
            report = json.loads(files["json"].read_text(encoding="utf-8"))
            sheets = sheets_of(files["xlsx"], place / whom)[1:]
            problems = [] if len(sheets) == len(report["tables"]) else [f"{len(sheets)} sheets were opened"]
            for table, sheet in zip(report["tables"], sheets):
                problems += differences(table, sheet)
            if problems:
                sys.exit("\n".join(problems))
            print(f"workbook: LibreOffice opened {len(sheets)} sheets, and every cell equals the JSON")


main()
