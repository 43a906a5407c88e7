#!/bin/sh
set -eu
found=$(source_release "${CVAT_DIR:?}")
[ "$found" = "${FROM:?}" ] || no "Expected the source in $CVAT_DIR to be $FROM, but it is ${found:-not there}"
[ ! -e "$OLD_DIR" ] || no "Expected nothing left in $OLD_DIR, but it is still there"
say "The source in $CVAT_DIR is $FROM"
