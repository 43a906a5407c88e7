#!/bin/sh
set -eu
for name in $(folders_of "${COMPONENT:?}"); do
  require_same_files "$STAGED_DIR/$name" "$name"
done
found=$(release_of_files "$COMPONENT" "$OPENMLDB_HOME") || found=
[ "$found" = "${TO:?}" ] || no "Expected the files to be release $TO, but they are '${found:-unknown}'"
say "The files are those of release $TO"
