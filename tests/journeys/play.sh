#!/usr/bin/env bash
# Plays one journey in a data directory of its own and looks afterwards at what is left:
#   play.sh BIN_DIR FILE.pilot CONFIG.toml
# The journey says what must be left in a line such as "# afterwards: 1 complaint, 1 receipt". A line "# before: broken"
# puts something that is no database in the register's place.
set -euo pipefail
bin=$1
pilot=$2
config=$3
place=$(mktemp -d "${TMPDIR:-/tmp}/klachtenzuil-journey.XXXXXX")
trap 'rm -rf "$place"' EXIT
data="$place/data"
mkdir -m 700 "$data"

broken=false
if grep -q '^# before: broken' "$pilot"; then
    broken=true
    echo "no database" > "$data/register.db"
fi
# Who signs in types what the first start made: it takes the place of @FIRST_PASSPHRASE@.
first=
if grep -q '@FIRST_PASSPHRASE@' "$pilot"; then
    "$bin/klachtenctl" --data "$data" --config "$config" init > "$place/init.txt"
    first=$(grep -oE '[a-z0-9+]{4}(-[a-z0-9+]{4}){4}' "$data/first-sign-in.txt")
fi
# The day is the kiosk's, who lives by the time of Amsterdam; its calendar is in Dutch: @DAY@ maandag 3 mei, @MONTH@ mei 2027,
# @LONGER@ the first day to which a term that began today can be extended.
months=(januari februari maart april mei juni juli augustus september oktober november december)
weekdays=(maandag dinsdag woensdag donderdag vrijdag zaterdag zondag)
read -r weekday day month year < <(TZ=Europe/Amsterdam date '+%u %-d %-m %Y')
read -r longer_weekday longer_day longer_month < <(TZ=Europe/Amsterdam date -d "$year-$month-$day 12:00 43 days" '+%u %-d %-m')
last_month=$((month == 1 ? 12 : month - 1))
last_months_year=$((month == 1 ? year - 1 : year))
sed "s/@FIRST_PASSPHRASE@/$first/; s/@DAY@/${weekdays[weekday - 1]} $day ${months[month - 1]}/; s/@YEAR@/$year/
     s/@LONGER@/${weekdays[longer_weekday - 1]} $longer_day ${months[longer_month - 1]}/
     s/@MONTH@/${months[month - 1]} $year/; s/@LAST_MONTH@/${months[last_month - 1]} $last_months_year/" \
    "$pilot" > "$place/journey.pilot"
"$bin/klachtenzuil" --pilot "$place/journey.pilot" --headless --data "$data" --config "$config"

read -r complaints receipts < <(sed -nE 's/^# afterwards: ([0-9]+) complaints?, ([0-9]+) receipts?$/\1 \2/p' "$pilot")
if $broken; then
    [ "$(cat "$data/register.db")" = "no database" ] || { echo "the damaged register was overwritten"; exit 1; }
else
    [ "$(sqlite3 "$data/register.db" 'PRAGMA integrity_check')" = ok ] || { echo "the register is not sound"; exit 1; }
    found=$(sqlite3 "$data/register.db" 'SELECT count(*) FROM complaint')
    [ "$found" -eq "$complaints" ] || { echo "$found complaints in the register instead of $complaints"; exit 1; }
fi
printed=$(find "$data" -name '*.pdf' | wc -l)
[ "$printed" -eq "$receipts" ] || { echo "$printed receipts printed instead of $receipts"; exit 1; }
