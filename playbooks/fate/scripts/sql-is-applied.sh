#!/bin/sh
# By the last change of the file, and by the rows, which no change may cost.
set -eu
tables_are_of_target || no "Expected '$TO_SCHEMA_SIGN' in the tables, as release ${TO:?} has it, but it is not so"
counted=$(cut -f 1 "${NOTES:?}/rows.before" | row_counts)
cut -f 1 "$NOTES/rows.before" | while read -r table; do
  found=$(rows_in "$counted" "$table")
  [ "$found" -ge "$(rows_before "$table")" ] || no "Expected $table to have kept its $(rows_before "$table") rows, but it has $found"
done
say "The tables are those of release $TO"
