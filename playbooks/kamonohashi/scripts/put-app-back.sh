#!/bin/sh
# The old release comes back as Helm deployed it, on the database as it was dumped before the update.
set -eu
[ -s "$NOTES/update-app.before" ] || {
  say "Nothing was updated yet"
  exit 0
}
read -r revision migration count <"$NOTES/update-app.before"
if [ "$(last_migration)" != "$migration" ]; then
  scale_app 0
  within "${POD_PATIENCE:?}" app_is_stopped || no "Expected the web application to stop within $POD_PATIENCE s, but it did not"
  dump=${DUMP_FILE:-$NOTES/platypusdb.sql}
  [ "$(migration_in_dump "$dump")" = "$migration" ] || no "Expected the dump $dump to be of migration $migration, but it is of another"
  restore_database "$dump"
fi
if [ "$(latest_revision kamonohashi)" != "$revision" ]; then
  helm_in_namespace rollback kamonohashi "$revision" --wait
fi
scale_app "$count"
