"""Gives every text of the catalogues a C++ name, and fails the build when the languages do not hold the same texts.

Usage: name_words.py OUT_DIR nl.mo en.mo ...   The first catalogue says which texts there are.
Writes OUT_DIR/list.hpp with `inline constexpr Word welcome_title{0};` for the text `welcome.title`, and list.cpp with the ids.
"""
import gettext
import pathlib
import re
import sys


def texts_of(path):
    with open(path, "rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    return {key: text for key, text in catalogue.items() if isinstance(key, str) and key}


def places_of(text):
    """The {names} that the program fills in."""
    return sorted(re.findall(r"\{(\w*)", text.replace("{{", "")))


def keep(path, text):
    """Writes what changed, and no more: the names alone decide what has to be built again, not what the texts say."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main(out, first, *others):
    texts = texts_of(first)
    problems = [f"{first}: '{key}' is no name (lower case words, joined by . and _)"
                for key in texts if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+", key)]
    for other in others:
        theirs = texts_of(other)
        problems += [f"{other}: '{key}' is missing" for key in texts.keys() - theirs.keys()]
        problems += [f"{other}: '{key}' stands in no other catalogue" for key in theirs.keys() - texts.keys()]
        problems += [f"{other}: '{key}' has other {{places}} than {first}" for key in texts.keys() & theirs.keys()
                     if places_of(texts[key]) != places_of(theirs[key])]
    if problems:
        sys.exit("\n".join(sorted(problems)))

    ids = sorted(texts)
    names = [key.replace(".", "_") for key in ids]
    if len(set(names)) != len(names):
        sys.exit("two texts get the same C++ name")
    folder = pathlib.Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    header = ["#pragma once", '#include "core/words/word.hpp"', "", "namespace klachtenzuil::w {"]
    header += [f"inline constexpr Word {name}{{{index}}};" for index, name in enumerate(names)]
    header += [f"inline constexpr int count = {len(ids)};", "}", ""]
    source = ['#include "core/words/word.hpp"', "", "namespace klachtenzuil {", "const char* const word_ids[] = {"]
    source += [f'    "{key}",' for key in ids] + ["};", "}", ""]
    keep(folder / "list.hpp", "\n".join(header))
    keep(folder / "list.cpp", "\n".join(source))


main(*sys.argv[1:])
