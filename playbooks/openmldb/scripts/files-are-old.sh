#!/bin/sh
set -eu
for name in $(folders_of "${COMPONENT:?}"); do
  require_same_files "${BACKUP_DIR:?}/$name" "$name"
done
found=$(release_of_files "$COMPONENT" "$OPENMLDB_HOME") || found=
[ "$found" = "${FROM:?}" ] || no "Expected the files to be release $FROM, but they are '${found:-unknown}'"
say "The files are those of release $FROM"
