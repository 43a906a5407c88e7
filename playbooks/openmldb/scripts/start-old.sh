#!/bin/sh
# Starts a component as the old release. Where another component of this host was upgraded before it,
# bin is the new release already, and its copy is put back first.
set -eu
backup=$OPENMLDB_HOME-backup-${FROM:?}-${STEPWISE_UPGRADE:?}
for name in $(folders_of "${COMPONENT:?}"); do
  if [ "$(release_of_files "$COMPONENT" "$OPENMLDB_HOME")" != "$FROM" ] && [ -f "$backup/$name.sha256" ]; then
    put_folder "$backup/$name" "$name"
    say "The files of release $FROM are back in $name"
  fi
done
start_component "$COMPONENT"
