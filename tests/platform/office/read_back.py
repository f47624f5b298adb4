"""Reads tables back as an office would, and holds the formats against each other.

Usage: read_back.py CSV_DIR JSON_DIR XLSX. Says each difference; status 1 when there is one.
"""
import csv
import datetime
import json
import pathlib
import re
import sys

import openpyxl

TABLES = ["complaints", "dossiers", "persons", "steps", "measures", "disputes", "attachments"]
DATE = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
problems = []


def say(text):
    problems.append(text)


def defused(text):
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_csv(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return defused(value) if isinstance(value, str) else str(value)


def same_in_sheet(value, cell):
    if isinstance(value, str) and DATE.fullmatch(value):
        return isinstance(cell.value, datetime.datetime) and cell.value.date().isoformat() == value
    if isinstance(value, str) and MOMENT.fullmatch(value):
        if not isinstance(cell.value, datetime.datetime):
            return False
        moment = datetime.datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ")
        return abs(cell.value - moment) < datetime.timedelta(milliseconds=2)
    if isinstance(value, str):
        return cell.value == defused(value)
    return cell.value == value and isinstance(cell.value, bool) == isinstance(value, bool)


def read_csv(path):
    raw = path.read_bytes()
    if not raw.endswith(b"\r\n") or raw.startswith(b"\xef\xbb\xbf"):
        say(f"{path.name}: does not end its last line, or begins with a mark")
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file, strict=True))


def compare(name, rows, lines, sheet):
    columns = lines[0]
    if any(list(row) != columns for row in rows):
        say(f"{name}: other columns in JSON than in CSV")
    if len(lines) - 1 != len(rows) or sheet.max_row - 1 != len(rows):
        say(f"{name}: {len(rows)} rows in JSON, {len(lines) - 1} in CSV, {sheet.max_row - 1} in the workbook")
        return
    if [cell.value for cell in sheet[1]] != columns:
        say(f"{name}: other columns in the workbook")
    for number, (row, line) in enumerate(zip(rows, lines[1:])):
        for column, (key, value) in enumerate(row.items(), 1):
            if name == "attachments" and key == "file":
                continue  # the workbook has no files beside it
            if line[column - 1] != as_csv(value):
                say(f"{name} {number} {key}: {line[column - 1]!r} in CSV, {value!r} in JSON")
            cell = sheet.cell(number + 2, column)
            if cell.data_type == "f" or not same_in_sheet(value, cell):
                say(f"{name} {number} {key}: {cell.value!r} in the workbook, {value!r} in JSON")
    if sheet.freeze_panes != "A2" or not sheet.auto_filter.ref.endswith(str(len(rows) + 1)):
        say(f"{name}: the head does not stay, or the filter is not over all rows")


def main(csv_directory, json_directory, xlsx):
    book = openpyxl.load_workbook(xlsx)
    if book.sheetnames != TABLES:
        say(f"other sheets: {book.sheetnames}")
        return
    for name in TABLES:
        rows = json.loads((json_directory / f"{name}.json").read_text(encoding="utf-8"))
        compare(name, rows, read_csv(csv_directory / f"{name}.csv"), book[name])
    for directory in (csv_directory, json_directory):
        listed = {row["file"] for row in json.loads((json_directory / "attachments.json").read_text()) if row["file"]}
        there = {str(file.relative_to(directory)) for file in directory.glob("files/*/*")}
        if listed != there:
            say(f"{directory.name}: other files than the table has: {sorted(listed ^ there)}")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
print("\n".join(problems[:20]))
sys.exit(1 if problems else 0)
