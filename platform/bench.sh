#!/usr/bin/env bash
# Builds for speed and measures: start, memory and idle CPU of the first screen at 1920x1080 on software GL, beside a
# browser in kiosk mode with the same page where chromium is installed; then the benchmarks of tests/bench.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${KLACHTENZUIL_BUILD_DIR:-build/bench}
platform/setup.sh
[ -f "$build/build.ninja" ] || cmake -S . -B "$build" -G Ninja -DKLACHTENZUIL_BUILD=release -DKLACHTENZUIL_BENCH=ON
cmake --build "$build" --target klachtenzuil klachtenctl bench_send bench_delivery bench_work bench_intake bench_analysis \
    bench_frames

place=$(mktemp -d "${TMPDIR:-/tmp}/klachtenzuil-bench.XXXXXX")
trap 'rm -rf "$place"' EXIT
echo "== the first screen, 1920x1080, software GL"
# -fbdir keeps the picture in a file, so that it is seen on the glass and not believed from the program.
LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s "-screen 0 1920x1080x24 -nolisten tcp -noreset -fbdir $place" \
    /usr/bin/python3 tests/bench/screen_bench.py "$build/bin" "$place/Xvfb_screen0"

for program in "$build"/bin/bench_*; do
    [ -x "$program" ] || continue
    echo "== ${program##*/}"
    "$program"
done

echo "== the office: PostgreSQL and tables"
/usr/bin/python3 tests/bench/office_bench.py "$build/bin"

echo "== the yearly report, and its workbook in LibreOffice where that is installed"
/usr/bin/python3 tests/bench/report_bench.py "$build/bin"
