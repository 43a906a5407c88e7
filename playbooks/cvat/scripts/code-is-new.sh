#!/bin/sh
set -eu
found=$(checkout_git rev-parse HEAD)
wanted=$(checkout_git rev-parse "v${TO:?}^{commit}")
[ "$found" = "$wanted" ] || no "Expected the checkout at v$TO ($wanted), but it is at $found"
edited=$(edited_files)
[ -z "$edited" ] || no "Expected every file as it is in v$TO, but these differ: $edited"
found=$(source_release "${CVAT_DIR:?}")
[ "$found" = "$TO" ] || no "Expected the code in $CVAT_DIR to be of $TO, but it is of ${found:-no release}"
say "The checkout is at v$TO"
