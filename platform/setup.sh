#!/usr/bin/env bash
# Installs what is missing to build, run and test Klachtenzuil on Debian 12. Changes nothing when all is there.
set -euo pipefail

packages=(
    # build
    g++ lld cmake ninja-build pkg-config python3 python3-glad gettext
    # the screens
    libimgui-dev libstb-dev libglfw3-dev libxrandr-dev libgl-dev libgl1-mesa-dri libpng-dev libfreetype-dev fonts-noto-core fonts-font-awesome
    # storage, sealing, paper, printing
    libsqlite3-dev libsqlitecpp-dev libsodium-dev libzstd-dev libhpdf-dev libqrencode-dev libutf8proc-dev libcups2-dev
    # showing what is attached
    libpoppler-cpp-dev libjpeg62-turbo-dev
    # deliveries to another machine
    libcurl4-openssl-dev
    # the office's systems
    libpq-dev libxlsxwriter-dev
    # words, dates, configuration, command line, logs, results
    libboost-locale-dev libhowardhinnant-date-dev tzdata libtomlplusplus-dev libcli11-dev nlohmann-json3-dev
    libfmt-dev libspdlog-dev libexpected-dev
    # the visit in a virtual display, and reading back what was printed
    xvfb xauth poppler-utils
    # tests
    doctest-dev libbenchmark-dev cups cups-client cups-filters qpdf zbar-tools sqlite3 xdotool openbox python3-jsonschema zstd python3-openpyxl postgresql
    clang-format git
    # servers that tests run for themselves on loopback
    openssh-server apache2-bin openssl
    # what the units of the services are checked with
    systemd
    # what the session of the screen runs in, and for a test a touch screen that can be touched
    cage xwayland seatd grim xserver-xorg-core xserver-xorg-video-dummy
)

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup: this is not Debian. Install what these Debian 12 packages hold, then build with cmake:" >&2
    printf '  %s\n' "${packages[@]}" >&2
    exit 1
fi

missing=()
for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "setup: installing needs root. Run as root: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "setup: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q
# A test runs an ssh server of its own; this machine need not become one.
if [[ " ${missing[*]} " == *" openssh-server "* && -d /run/systemd/system ]]; then
    echo "setup: the ssh server of this machine stays off (systemctl unmask ssh turns it on)"
    "${as_root[@]}" systemctl mask ssh.service ssh.socket
fi
if ! "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"; then
    echo "setup: these packages of Debian 12 could not be installed: ${missing[*]}" >&2
    exit 1
fi
