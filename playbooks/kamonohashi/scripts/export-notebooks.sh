#!/bin/sh
# The tables that the rollback shortens, as CSV that people can read: the manual warns that notebooks are lost.
set -eu
notes_folder
if [ ! -f "$NOTES/notebooks/done" ]; then
  mkdir -p "$NOTES/notebooks"
  sql platypusdb "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name ILIKE '%notebook%' ORDER BY 1" | keep_as "$NOTES/notebooks/tables"
  while read -r table; do
    sql platypusdb "COPY (SELECT * FROM \"$table\") TO STDOUT WITH CSV HEADER" </dev/null | keep_as "$NOTES/notebooks/$table.csv"
  done <"$NOTES/notebooks/tables"
  touch "$NOTES/notebooks/done"
fi
fact NOTEBOOKS_EXPORT "$NOTES/notebooks"
say "Exported: $(tr '\n' ' ' <"$NOTES/notebooks/tables")"
