#!/bin/sh
set -eu
folder=$(kept "${NOTEBOOKS_EXPORT:-}" notebooks)
[ -f "$folder/done" ] || no "Expected a finished export in $folder, but there is none"
while read -r table; do
  [ -s "$folder/$table.csv" ] || no "Expected $folder/$table.csv with at least its head, but it is missing or empty"
done <"$folder/tables"
say "The notebooks' tables are exported to $folder"
