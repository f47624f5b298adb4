"""Bundles, manifests and receipts as an office programmer reads them: with the schema and the page alone.

Usage: schema_test.py SCHEMA PAGE WRITE_BUNDLES
"""
import base64
import calendar
import copy
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import jsonschema


def link(before, node, entry, facts):
    """The hash of an entry, as the page says."""
    def put(data):
        return len(data).to_bytes(4, "little") + data
    at = entry["at"]
    seconds = int(calendar.timegm(time.strptime(at[:19], "%Y-%m-%dT%H:%M:%S")))
    data = put(b"klachtenzuil journal 1") + put(bytes.fromhex(before)) + put(node.encode())
    data += entry["seq"].to_bytes(8, "little") + (seconds * 1000 + int(at[20:23])).to_bytes(8, "little", signed=True)
    data += put(entry["actor"].encode()) + put(bytes.fromhex(entry["complaint"] or "")) + put(entry["step"].encode())
    data += put(facts.encode()) + put(bytes.fromhex(entry["part"]["hash"] if entry["part"] else ""))
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def check_bundle(manifest_file, validator):
    line, signature = manifest_file.read_text().splitlines()
    assert re.fullmatch("[0-9a-f]{128}", signature)
    manifest = json.loads(line)
    validator.validate(manifest)
    content = manifest_file.parent / manifest["content"]
    packed = content.read_bytes()
    assert len(packed) == manifest["bytes"]
    assert hashlib.blake2b(packed, digest_size=32).hexdigest() == manifest["content_hash"]
    plain = packed
    if content.suffix == ".zst":
        plain = subprocess.run(["zstd", "-dc", content], capture_output=True, check=True).stdout
    assert len(plain) == manifest["plain_bytes"]
    head, *lines = [json.loads(each) for each in plain.decode().splitlines()]
    validator.validate(head)
    assert {**head, "klachtenzuil": "manifest"}.items() <= manifest.items()
    before = head["before"]
    for number, entry in enumerate(lines, head["from"]):
        validator.validate(entry)
        assert entry["seq"] == number
        facts = json.dumps(entry["facts"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        before = link(before, head["node"], entry, facts)
        assert entry["hash"] == before
        if entry["part"] and "sealed" in entry["part"]:
            sealed = base64.b64decode(entry["part"]["sealed"], validate=True)
            assert hashlib.blake2b(sealed, digest_size=32).hexdigest() == entry["part"]["hash"]
    assert before == manifest["head"]
    assert len(lines) == manifest["entries"]
    return [head, manifest] + lines


def damaged(value):
    """The same with one thing left out, added or made another type, at every place."""
    if isinstance(value, dict):
        for key in value:
            if value[key] is not None and key != "facts":
                other = copy.deepcopy(value)
                del other[key]
                yield other
        yield {**value, "unknown": 1}
    yield [value]
    yield None


def main(schema_file, page_file, write_bundles):
    schema = json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run([write_bundles], env={**os.environ, "KLACHTENZUIL_WRITE_TO": directory}, check=True,
                       stdout=subprocess.DEVNULL)
        place = pathlib.Path(directory)
        documents = []
        for manifest in sorted(place.glob("*.manifest")):
            documents.append(check_bundle(manifest, validator))
        shown = [json.loads(line) for line in (place / "K3-6-8.jsonl").read_text(encoding="utf-8").splitlines()]
        shown.append(json.loads((place / "K3-6-8.manifest").read_text().splitlines()[0]))
        receipt = json.loads(next(place.glob("*.receipt")).read_text().splitlines()[0])
        validator.validate(receipt)
        assert any(str(file).endswith(".zst") for file in place.iterdir())
    assert len(documents) == 3
    refused = 0
    for document in documents[0] + [receipt]:
        for other in damaged(document):
            assert not validator.is_valid(other), other
            refused += 1
    check_page(page_file, validator, documents[0], shown)
    print(sum(map(len, documents)), "documents hold,", refused, "damaged ones do not")


def shape(value, key=""):
    """What of a document is the same each time it is written: all but what is drawn by lot or hashed, of which the
    length stays."""
    if isinstance(value, dict):
        return [(name, shape(each, name)) for name, each in value.items()]  # the order of the fields as well
    if isinstance(value, str) and (re.fullmatch("([0-9a-f]{32}){1,2}", value) or key in ("sealed", "desk")):
        return len(value)
    return value


def check_page(page_file, validator, documents, shown):
    """The page explains every field, and its example is what a node writes: `shown`, written now."""
    page = pathlib.Path(page_file).read_text(encoding="utf-8")
    examples = [json.loads(each) for each in re.findall(r"^(\{\"(?:klachtenzuil|seq)\".*\})$", page, re.MULTILINE)]
    head, *rest = [each for each in examples if each.get("klachtenzuil") == "bundle"] + \
                  [each for each in examples if "seq" in each]
    assert len(rest) >= 3
    before = head["before"]
    for example in examples:
        validator.validate(example)
    for example, real in zip(examples, shown, strict=True):
        assert shape(example) == shape(real), f"the page shows {example} where a node writes {real}"
    for entry in rest:
        facts = json.dumps(entry["facts"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        before = link(before, head["node"], entry, facts)
        assert entry["hash"] == before, "the chain of the page's example"
    manifest, = [each for each in examples if each.get("klachtenzuil") == "manifest"]
    content = "".join(each + "\n" for each in re.findall(r"^(\{\"(?:klachtenzuil\":\"bundle|seq)\".*\})$", page, re.MULTILINE))
    assert hashlib.blake2b(content.encode(), digest_size=32).hexdigest() == manifest["content_hash"]
    assert manifest["head"] == before
    fields = set()
    for document in documents + examples:
        fields |= set(document) | set(document.get("zaak", {}))
    missing = {field for field in fields if f"`{field}`" not in page}
    assert not missing, f"the page does not explain {missing}"


main(*sys.argv[1:])
