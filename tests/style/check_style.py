"""Checks on the sources what no compiler sees. Usage: check_style.py ROOT. Names each place that breaks a rule.

A rule is a pattern that must not stand in the files it is for; each has a line that it must catch, so that a rule that
went blind is seen at once.
"""
import pathlib
import re
import subprocess
import sys

SOURCES = (".cpp", ".hpp")
TOP_LEVEL = {"CMakeLists.txt", "README.md", "kiosk", "core", "assets", "platform", "tests"}

def whole(line):
    return [line]


def literals(line):
    """The texts in quotes, without those of includes and comments."""
    if re.match(r"\s*(#\s*include|//)", line):
        return []
    return [text[1:-1] for text in re.findall(r'"(?:[^"\\]|\\.)*"', line)]


# (what is broken, which files, what of a line is looked at, pattern, a line that must be caught)
RULES = [
    ("core knows no screen, window, printer or PDF", r"core/.*", whole,
     r'#\s*include\s*[<"](imgui|GLFW|glad|cups|hpdf|kiosk/|platform/)', '#include <imgui.h>'),
    ("a screen's header shows no imgui.h", r"kiosk/visit/.*\.hpp|kiosk/widgets/ui\.hpp", whole,
     r'#\s*include\s*[<"]imgui', '#include <imgui.h>'),
    ("a screen has no text of its own: words come from the catalogues", r"kiosk/visit/.*\.cpp", literals,
     r"[A-Za-zÀ-ÿ] [A-Za-zÀ-ÿ]|^[A-ZÀ-Ý]", 'ui.text("een klacht");'),
    ("a log holds events and ids, never what a person told or who they are", r"(core|kiosk|platform)/.*", whole,
     r"(spdlog::|syslog\().*\b(story|wish|place|persons|complainant|address|email|phone|passphrase|form\.|draft)\b",
     'spdlog::info("{}", form.story);'),
    ("the product never waits by sleeping", r"(core|kiosk|platform)/.*", whole,
     r"\b(sleep_for|sleep_until|usleep|nanosleep)\s*\(", "std::this_thread::sleep_for(1s);"),
    ("no promise in a comment", r"(core|kiosk|platform|tests)/.*", whole, r"\b(TODO|FIXME|XXX|HACK)\b", "// TODO later"),
]


def breaks(line, part, pattern):
    return any(re.search(pattern, each) for each in part(line))


def tracked(root):
    listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, check=True)
    return [name for name in listed.stdout.decode().split("\0") if name]


def doubly_named(root, files):
    """Types that two headers define under one name, which the linker would silently take for one and the same."""
    places = {}
    for name in files:
        if not name.endswith(".hpp") or not pathlib.Path(root, name).exists():
            continue
        text = pathlib.Path(root, name).read_text(encoding="utf-8")
        spaces = re.findall(r"^namespace ([\w:]+) \{", text, re.MULTILINE)
        for kind in re.findall(r"^(?:struct|class|enum class) (\w+)\b(?!::)[^;]*?\{", text, re.MULTILINE):
            places.setdefault(("::".join(spaces), kind), set()).add(name)
    return [f"{' and '.join(sorted(where))}: both define {kind}" for (_, kind), where in places.items() if len(where) > 1]


def main(root):
    problems = []
    for what, _, part, pattern, bad in RULES:
        if not breaks(bad, part, pattern):
            problems.append(f"the rule '{what}' does not catch its own example")
    files = tracked(root)
    for name in sorted({name.split("/")[0] for name in files}):
        if not name.startswith(".") and name not in TOP_LEVEL:
            problems.append(f"{name}: does not belong at the top level")
    for name in files:
        path = pathlib.Path(root, name)
        if not name.endswith(SOURCES) or not path.exists():
            continue
        lines = path.read_text(encoding="utf-8").split("\n")
        for what, where, part, pattern, _ in RULES:
            if re.fullmatch(where, name):
                problems += [f"{name}:{number}: {what}" for number, line in enumerate(lines, 1)
                             if breaks(line, part, pattern)]
    problems += doubly_named(root, files)
    formatted = subprocess.run(["clang-format", "--dry-run", "-Werror"] + [n for n in files if n.endswith(SOURCES)],
                               cwd=root, capture_output=True, text=True)
    if formatted.returncode != 0:
        problems.append("clang-format would change:\n" + formatted.stderr[:4000])
    print("\n".join(problems) or "style holds")
    return 1 if problems else 0


sys.exit(main(sys.argv[1]))
