#!/bin/sh
set -eu
[ -d "$STAGED_DIR" ] || no "Expected the source of ${TO:?} in $STAGED_DIR, but it is not there"
found=$(source_release "$STAGED_DIR")
[ "$found" = "${TO:?}" ] || no "Expected the source in $STAGED_DIR to be $TO, but it is ${found:-unknown}"
for own in .env docker-compose.override.yml; do
  [ ! -f "${CVAT_DIR:?}/$own" ] || cmp -s "$CVAT_DIR/$own" "$STAGED_DIR/$own" || no "Expected the site's own $own in $STAGED_DIR, but it differs or is missing"
done
say "The source of $TO is whole in $STAGED_DIR"
