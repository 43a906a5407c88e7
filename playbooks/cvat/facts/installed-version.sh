#!/bin/sh
# The release that the server runs, which must also be that of the source folder.
set -eu
running=$(running_release) || running=
[ -n "$running" ] || no "Expected the server of the project ${PROJECT:?} to say its release, but it does not: is CVAT running?"
files=$(source_release "${CVAT_DIR:?}")
[ "$files" = "$running" ] || no "Expected the running server ($running) and the source in $CVAT_DIR (${files:-no release}) to be the same release"
say "$running"
