#!/bin/sh
set -eu
found=$(source_release "${CVAT_DIR:?}")
[ "$found" = "${TO:?}" ] || no "Expected the checkout in $CVAT_DIR to be $TO, but it is ${found:-unknown}"
wanted=$(checkout_git rev-parse "v$TO^{commit}") || no "Expected the tag v$TO in $CVAT_DIR, but it is not there"
[ "$(checkout_git rev-parse HEAD)" = "$wanted" ] || no "Expected $CVAT_DIR to be at v$TO, but it is at another commit"
[ -z "$(checkout_git status --porcelain --untracked-files=no)" ] || no "Expected $CVAT_DIR to be exactly v$TO, but files differ"
say "The checkout is v$TO"
