#!/bin/sh
set -eu
found=$(source_release "${CVAT_DIR:?}")
[ "$found" = "${TO:?}" ] || no "Expected the source in $CVAT_DIR to be $TO, but it is ${found:-not there}"
found=$(source_release "$OLD_DIR")
[ "$found" = "${FROM:?}" ] || no "Expected the old source in $OLD_DIR to be $FROM, but it is ${found:-not there}"
say "The source in $CVAT_DIR is $TO"
