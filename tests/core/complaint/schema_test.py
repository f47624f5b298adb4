"""The JSON Schema and read_form take the same forms and refuse the same: every value of a list in every place of a form.

Usage: schema_test.py SCHEMA READ_FORMS
"""
import copy
import json
import subprocess
import sys

import jsonschema

FULL = {
    "channel": "phone", "received": "2026-11-02", "language": "nl",
    "complainant": {"kind": "client", "name": "Zoë Çelik", "phone": "", "email": "", "address": "",
                    "reply_by": "letter", "anonymous": False, "representative": {"name": "", "relation": ""}},
    "about": ["treatment", "other"], "happened_on": "2026-10-30", "place": "", "persons": [""], "story": "…",
    "wish": "😀", "raised_before": False, "brought_letter": True, "late_reason": "",
}
NAMES = ["kiosk", "walk_in", "phone", "letter", "email", "nl", "en", "client", "employer", "contract_party", "staff",
         "freelancer", "none", "service", "functioning", "behaviour", "treatment", "other"]
VALUES = NAMES + [None, True, False, 0, 1, -1, 1.5, 1e300, "", " ", "Kiosk", "KIOSK", "true", "null", "2026-11-02",
                  "2026-02-29", "2028-02-29", "2026-13-01", "2026-1-1", "20261102", "2026-W45-1", "0000-01-01",
                  "0001-01-01", "9999-12-31", "2026-11-02T00:00:00Z", "2026-11-02\n", "-026-01-01", [], [""], ["x", "y"],
                  ["treatment"], ["treatment", "treatment"], [None], [1], [[]], [{}], {}, {"name": ""}, {"relation": "x"},
                  {"kind": "staff"}, {"anonymous": True}, {"representative": {}}, {"nonsense": 1}, "\u0000", "\u2028"]


def places(value, path=()):
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, path + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, path + (index,))


def changed(path, change):
    form = copy.deepcopy(FULL)
    holder = form
    for key in path[:-1]:
        holder = holder[key]
    change(holder, path[-1])
    return form


def forms():
    yield FULL
    yield from VALUES
    for path in places(FULL):
        if not path:
            continue
        yield changed(path, lambda holder, key: holder.pop(key))
        for value in VALUES:
            yield changed(path, lambda holder, key: holder.__setitem__(key, value))
            if isinstance(path[-1], str):
                yield changed(path, lambda holder, key: holder.__setitem__(key + "_x", value))


def main(schema_file, read_forms):
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    rows = list(forms())
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    answers = subprocess.run([read_forms], input=lines, capture_output=True, text=True, check=True).stdout.split()
    assert len(answers) == len(rows)
    differ = [(row, answer) for row, answer in zip(rows, answers) if validator.is_valid(row) != (answer == "good")]
    for row, answer in differ[:10]:
        print("read_form says", answer, "and the schema does not:", json.dumps(row, ensure_ascii=False))
    good = answers.count("good")
    print(len(rows), "forms,", good, "of them good,", len(differ), "judged differently")
    sys.exit(1 if differ or good < 100 or len(rows) - good < 100 else 0)


main(*sys.argv[1:])
