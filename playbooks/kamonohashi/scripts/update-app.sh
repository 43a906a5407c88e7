#!/bin/sh
# Starting the new release is the migration of the database: the application migrates when it starts.
set -eu
notes_folder
if [ ! -f "$NOTES/update-app.before" ]; then
  printf '%s %s %s\n' "$(release_revision kamonohashi)" "$(last_migration)" "$(replicas platypus-web-api)" | keep_as "$NOTES/update-app.before"
fi
deploy_tool update app </dev/null
# Helm 2 leaves the number of replicas alone when the chart does not change it.
scale_app 1
