"""Holds the screens and the catalogues to the rules about words. Usage: words_in_screens.py SOURCE_DIR

- a screen of the visit has no text of its own: a string literal in kiosk/visit is an id, a {place} or a sign;
- each text of the catalogues is used by some source, by its name or through the id that the source puts together;
- no Dutch text uses a word that blames the reader.
"""
import pathlib
import re
import sys

LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
# What an id is for: the name of a page, dialog, group or field, or of a place in a text.
ID_BEFORE = re.compile(r'(?:\.id = |fmt::arg\(|page\(|begin_dialog\(|choices\(|calendar\(|begin_step\(ui, '
                       r'|ask_yes_no\(ui, |ask\(ui, )$')
BLAMING = re.compile(r"\b(?:ongeldige?|foute?n?|foutief|foutieve|invoer)\b", re.IGNORECASE)
# Ids that the program puts together from a part and the name of an enum's value.
PUT_TOGETHER = re.compile(r'"([a-z_]+)\.\{\}(\.[a-z_]+)?"')


def without_comments(source):
    return re.sub(r"//[^\n]*", "", source)


def text_literals(path):
    source = without_comments(path.read_text(encoding="utf-8"))
    # What the compiler alone reads; the lines stay where they are.
    source = re.sub(r"static_assert\(.*?\);|#include[^\n]*", lambda found: "\n" * found.group(0).count("\n"), source,
                    flags=re.DOTALL)
    for number, line in enumerate(source.split("\n"), 1):
        for found in LITERAL.finditer(line):
            before = line[:found.start()]
            if re.search(r"[^\W\d_]", re.sub(r"\\.", "", found.group(1))) and not (
                    ID_BEFORE.search(before) and re.fullmatch(r"[a-z_]+", found.group(1))):
                yield f"{path}:{number}: {found.group(0)} is text; it belongs in assets/words"


def texts_of(path):
    blocks = re.findall(r'(?m)^msgid (".*"(?:\n".*")*)\nmsgstr (".*"(?:\n".*")*)', path.read_text(encoding="utf-8"))
    joined = [tuple("".join(LITERAL.findall(part)) for part in block) for block in blocks]
    return {key: text for key, text in joined if key}


def unused(texts, sources):
    names = set(re.findall(r"\bw::(\w+)", sources))
    patterns = [re.compile(re.escape(start) + r"\.[a-z_]+" + re.escape(end))
                for start, end in PUT_TOGETHER.findall(sources)]
    for key in texts:
        if key.replace(".", "_") not in names and not any(pattern.fullmatch(key) for pattern in patterns):
            yield f"{key}: no source uses this text"


def main(root):
    screens = [path for suffix in ("hpp", "cpp") for path in sorted((root / "kiosk/visit").glob("*." + suffix))]
    problems = [problem for path in screens for problem in text_literals(path)]
    sources = "\n".join(without_comments(path.read_text(encoding="utf-8")) for layer in ("core", "kiosk", "platform")
                        for path in sorted((root / layer).rglob("*.[hc]pp")))
    dutch = texts_of(root / "assets/words/nl.po")
    if len(screens) < 30 or len(dutch) < 200:
        problems.append(f"only {len(screens)} files and {len(dutch)} texts were found: this test looks in the wrong place")
    problems += unused(dutch, sources)
    problems += [f"{key}: '{found.group(0)}' blames the reader; say what to do"
                 for key, text in dutch.items() for found in BLAMING.finditer(text)]
    print("\n".join(problems) or f"{len(screens)} files of screens and {len(dutch)} texts hold to the rules")
    return bool(problems)


sys.exit(main(pathlib.Path(sys.argv[1])))
