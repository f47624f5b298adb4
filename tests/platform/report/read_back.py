"""Reads a report's workbook and its JSON back and compares them cell by cell.

Usage: read_back.py REPORT.json REPORT.xlsx charts|any
"""
import datetime
import json
import sys
import zipfile

import openpyxl


def expected(cell, kind):
    """What the workbook holds for a cell of the JSON; None for what is compared by being there."""
    if isinstance(cell, dict):
        return "*" if cell.get("hidden") else None
    if cell is None:
        return "nothing"
    if kind == "percent":
        return cell / 100
    if kind == "date":
        return datetime.datetime.fromisoformat(cell)
    if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r"):
        return "'" + cell
    return cell


FORMATS = {"percent": "0%", "tenths": "0.0", "date": "yyyy-mm-dd", "count": "#,##0", "days": "#,##0"}


def problems_of(table, sheet):
    for r, row in enumerate(table["rows"]):
        for c, column in enumerate(table["columns"]):
            cell = sheet.cell(r + 2, c + 1)
            here = f'{table["name"]} {row["name"]} {column["name"]}'
            wanted = expected(row["cells"][column["name"]], column["kind"])
            if wanted == "nothing":
                if cell.value is not None:
                    yield f"{here}: {cell.value!r} where there is nothing"
            elif wanted is None:
                if not isinstance(cell.value, str) or not cell.value:
                    yield f"{here}: no label"
            elif isinstance(wanted, float):
                if not isinstance(cell.value, (int, float)) or abs(cell.value - wanted) > 1e-9:
                    yield f"{here}: {cell.value!r}, not {wanted!r}"
            elif cell.value != wanted:
                yield f"{here}: {cell.value!r}, not {wanted!r}"
            if cell.data_type == "f":
                yield f"{here}: a formula"
            number = isinstance(row["cells"][column["name"]], (int, float)) or column["kind"] == "date"
            if number and wanted != "nothing" and cell.number_format != FORMATS[column["kind"]]:
                yield f"{here}: format {cell.number_format}"


def main(json_file, xlsx_file, charts):
    with open(json_file, encoding="utf-8") as file:
        report = json.load(file)
    book = openpyxl.load_workbook(xlsx_file)
    sheets = book.worksheets[1:]
    problems = []
    if len(sheets) != len(report["tables"]):
        problems.append(f'{len(sheets)} sheets for {len(report["tables"])} tables')
    for table, sheet in zip(report["tables"], sheets):
        problems += problems_of(table, sheet)
        if sheet.freeze_panes != "B2":
            problems.append(f'{table["name"]}: headings are not frozen')
        titles = [sheet.cell(1, c + 1).value for c in range(len(table["columns"]))]
        if not all(titles):
            problems.append(f'{table["name"]}: a column without a title')
    drawn = sum(name.startswith("xl/charts/chart") for name in zipfile.ZipFile(xlsx_file).namelist())
    if charts == "charts" and drawn < 12:
        problems.append(f"only {drawn} charts")
    if not book.worksheets[0]["A1"].value:
        problems.append("the first sheet says nothing")
    if problems:
        sys.exit("\n".join(problems))


main(*sys.argv[1:])
