#!/usr/bin/env bash
# A picture that is the first thing a pilot file asks for shows the same as one that is taken later: first_shot.sh BIN_DIR CONFIG.toml
set -euo pipefail
bin=$1
config=$2
place=$(mktemp -d "${TMPDIR:-/tmp}/klachtenzuil-shot.XXXXXX")
trap 'rm -rf "$place"' EXIT
mkdir -m 700 "$place/data"
printf 'shot first\nwait 1\nshot later\n' > "$place/shots.pilot"
# What the GL driver keeps for itself is not ours to free; leaks of ours are looked for without a window.
ASAN_OPTIONS=detect_leaks=0 xvfb-run -a -s "-screen 0 1024x768x24 -nolisten tcp -noreset" "$bin/klachtenzuil" --pilot "$place/shots.pilot" \
    --shots "$place" --windowed 1024x768 --data "$place/data" --config "$config"
cmp "$place/first.png" "$place/later.png" || { echo "the first picture is not the one that stands there"; exit 1; }
