#!/usr/bin/env bash
# Installs what is missing, builds with the sanitizers, runs every test. Ends with ctest's summary.
set -euo pipefail
cd "$(dirname "$0")/.."
platform/setup.sh
build=${KLACHTENZUIL_BUILD_DIR:-build/asan}
cmake -S . -B "$build" -G Ninja -DKLACHTENZUIL_BUILD=asan
cmake --build "$build"
# One more at once than there are processors, as some tests wait most of their time: for a watchdog, a server, a printer.
exec ctest --test-dir "$build" --output-on-failure --parallel "$(($(nproc) + 1))"
