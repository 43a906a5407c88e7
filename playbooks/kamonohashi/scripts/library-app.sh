#!/bin/sh
# The application, updated or deployed on a database that its start changes, and the way back from both.

# What was before: Helm's revisions, the last migration, the replicas. The first note of an upgrade stays.
note_app() {
  notes_folder
  [ -f "$NOTES/credentials.revision" ] || release_revision kamonohashi-credentials | keep_as "$NOTES/credentials.revision"
  [ -f "$NOTES/app.before" ] || printf '%s %s %s\n' "$(release_revision kamonohashi)" "$(last_migration)" "$(replicas platypus-web-api)" | keep_as "$NOTES/app.before"
}

# Helm 2 leaves the number of replicas alone when the chart does not change it. The other release must not be
# started here: it would bring a restored database forward again.
start_new_app() {
  require_image "${TO:?}"
  scale_app 1
}

# The old release comes back as Helm deployed it, and then the database as it was dumped before the update: in
# that order, because Helm starts the application, which may migrate.
put_app_back() (
  if [ ! -s "$NOTES/app.before" ]; then
    say "Nothing was updated yet"
    exit 0
  fi
  read -r revision migration count <"$NOTES/app.before"
  [ "$(latest_revision kamonohashi)" = "$revision" ] || helm_in_namespace rollback kamonohashi "$revision"
  if [ "$count" = 0 ] || [ "$(last_migration)" != "$migration" ]; then
    scale_app 0
    within "${POD_PATIENCE:?}" app_is_stopped || no "Expected the web application to stop within $POD_PATIENCE s, but it did not"
    within "$POD_PATIENCE" has_postgres || no "Expected a running pod of postgres within $POD_PATIENCE s, but there is none"
  fi
  if [ "$(last_migration)" != "$migration" ]; then
    dump=$(kept "${DUMP_FILE:-}" platypusdb.sql)
    [ "$(migration_in_dump "$dump")" = "$migration" ] || dump=${RESTORE_DUMP:-$dump}
    [ "$(migration_in_dump "$dump")" = "$migration" ] || no "Expected the dump $dump to be of migration $migration, but it is of another"
    restore_database "$dump"
  fi
  scale_app "$count"
)

require_app_back() (
  [ -s "$NOTES/app.before" ] || exit 0
  read -r _ migration count <"$NOTES/app.before"
  require_release kamonohashi || exit
  require_migration "$migration" || exit
  if [ "$count" = 0 ]; then
    require_app_stopped || exit
    require_image "${FROM:?}" || exit
  else
    require_app_pods || exit
    require_app_version "${FROM:?}" || exit
  fi
  say "KAMONOHASHI $FROM is back as it was, and the database is at $migration"
)

put_credentials_back() (
  if [ ! -s "$NOTES/credentials.revision" ]; then
    say "Nothing was changed yet"
    exit 0
  fi
  revision=$(cat "$NOTES/credentials.revision")
  if [ "$(latest_revision kamonohashi-credentials)" != "$revision" ]; then
    helm_in_namespace rollback kamonohashi-credentials "$revision"
    quietly kqi rollout restart deployment minio || true
  fi
  say "The secrets are those of revision $revision"
)
