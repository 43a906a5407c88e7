#!/bin/sh
# The new release may have migrated the database, so every volume goes back to its copy. Where the
# major version of PostgreSQL changed, the new cluster is filled from the dump again.
set -eu
if [ "${POSTGRES_CHANGES:-no}" = no ]; then
  compose down "$PATIENT" 2>&1 || say "compose down ended with $?"
  left=$(containers)
  [ -z "$left" ] || no "Expected the containers of ${TO:?} to be gone before volumes are put back, but these are there: $(say "$left" | cut -d ' ' -f 1 | tr '\n' ' ')"
else
  for service in $(containers | awk '$3 != "cvat_db" { print $3 }'); do
    compose rm --stop --force "$service" 2>&1 || say "compose rm ended with $?"
  done
  others=$(containers | awk '$3 != "cvat_db" { print $1 }' | tr '\n' ' ')
  [ -z "$others" ] || no "Expected only the database to be left, but these are there: $others"
fi
for volume in $(kept_volumes "${BACKUP_DIR:?}"); do
  if [ "${POSTGRES_CHANGES:-no}" = yes ] && [ "$volume" = "$(database_volume)" ]; then continue; fi
  refill_volume "$BACKUP_DIR" "$volume"
  say "$volume is as it was"
done
for volume in $(volumes); do
  grep -qx "$volume" "$BACKUP_DIR/volumes" || docker volume rm "$volume" >/dev/null || say "docker volume rm $volume ended with $?"
done
if [ "${POSTGRES_CHANGES:-no}" = yes ]; then
  fresh_database
  wait_for_database
  import_dump "${DUMP_FILE:?}"
fi
