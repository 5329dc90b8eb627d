#!/bin/sh
# One backup: a checked copy in a folder, from there encrypted into the restic repository, older ones thinned out.
#   sh deploy/schedule/backup.sh <empty folder>
set -eu
folder=${1:?Name a folder for the copy}
rm -rf "$folder"/kinetra-*
npx node deploy/backup.ts "$folder"
restic snapshots --quiet >/dev/null 2>&1 || restic init --quiet
restic backup --quiet --tag kinetra --host kinetra "$folder"
rm -rf "$folder"/kinetra-*
restic forget --quiet --tag kinetra --host kinetra --group-by tags \
  --keep-hourly 48 --keep-daily 14 --keep-weekly 8 --keep-monthly 3 --prune
