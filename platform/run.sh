#!/usr/bin/env bash
# Installs what is missing, builds, and opens the kiosk: platform/run.sh [--windowed 1280x800] [arguments of klachtenzuil]
# Where there is no display, it plays a whole visit in a virtual one and says where the receipt, the pictures and the
# database stand.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${KLACHTENZUIL_BUILD_DIR:-build/release}

# Asking for every package takes a second; once they are all there, only a new list of them is a reason to ask again.
stamp="$build/.packages"
if ! cmp -s platform/setup.sh "$stamp"; then
    platform/setup.sh
    mkdir -p "$build"
    cp platform/setup.sh "$stamp"
fi
[ -f "$build/build.ninja" ] || cmake -S . -B "$build" -G Ninja -DKLACHTENZUIL_BUILD=release
cmake --build "$build" --target klachtenzuil klachtenctl klachtenzuil-picture
program="$build/bin/klachtenzuil"

# The window library is the X11 one; a Wayland session offers DISPLAY through XWayland.
if [ -n "${DISPLAY:-}" ]; then
    exec "$program" "$@"
fi

for argument in "$@"; do
    # Whoever brings a pilot file of their own gets that one played, and nothing else.
    if [[ "$argument" == --pilot* ]]; then
        exec xvfb-run -a -s "-screen 0 1920x1080x24 -nolisten tcp -noreset" "$program" "$@"
    fi
done

place=$(mktemp -d "${TMPDIR:-/tmp}/klachtenzuil-demo.XXXXXX")
mkdir "$place/pictures" "$place/broken"
echo "There is no display here: a visit is played in a virtual one."
in_display() {
    xvfb-run -a -s "-screen 0 1920x1080x24 -nolisten tcp -noreset" \
        "$program" --config assets/demo/demo.toml --shots "$place/pictures" "$@"
}
in_display --data "$place/data" --pilot assets/demo/visit.pilot "$@"
# What the screen says when the register cannot be used: here it is no database at all.
echo "no database" > "$place/broken/register.db"
in_display --data "$place/broken" --pilot assets/demo/out_of_order.pilot "$@" 2>/dev/null
rm -r "$place/broken"

echo "receipt:  $(ls "$place"/data/receipts/*.pdf)"
echo "pictures: $place/pictures ($(ls "$place/pictures" | wc -l))"
echo "database: $(ls "$place"/data/*.db)"
echo "register: $build/bin/klachtenctl --data $place/data --config assets/demo/demo.toml list"
