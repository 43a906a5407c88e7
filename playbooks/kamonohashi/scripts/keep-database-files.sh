#!/bin/sh
# A cold copy of the database's files, while nothing has them open: the exact way back.
set -eu
notes_folder
data=$(real_folder "${KQI_HOME:?}/postgresql/data" 2>/dev/null) || data=
[ -n "$data" ] || no "Expected the database's files in $KQI_HOME/postgresql/data to be kept, but they are gone"
if [ ! -f "$NOTES/postgresql-data.sha256" ]; then
  needed=$(as_root du -sk "$data" | cut -f 1)
  free=$(free_kib "$NOTES")
  [ "$free" -gt "$needed" ] || no "Expected $needed KiB free in $NOTES for a copy of $data, but there are $free"
  as_root rm -rf "$NOTES/postgresql-data" "$NOTES/postgresql-data.part"
  as_root cp -Rp "$data" "$NOTES/postgresql-data.part"
  as_root mv "$NOTES/postgresql-data.part" "$NOTES/postgresql-data"
  root_list_of "$NOTES/postgresql-data" | keep_as "$NOTES/postgresql-data.sha256"
fi
fact DATABASE_FILES "$NOTES/postgresql-data"
say "The database's files are kept in $NOTES/postgresql-data"
