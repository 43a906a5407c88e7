#!/bin/sh
# The tag's own words, not its name; and all of its files can be read.
set -eu
found=$(checkout_git show "refs/tags/v${TO:?}:cvat/__init__.py" 2>/dev/null | sed -n 's/^VERSION *= *(\([0-9]*\), *\([0-9]*\), *\([0-9]*\),.*/\1.\2.\3/p') || found=
[ "$found" = "$TO" ] || no "Expected the tag v$TO in ${CVAT_DIR:?} to be of CVAT $TO, but it is of ${found:-no release}"
checkout_git archive --format=tar "refs/tags/v$TO" >/dev/null 2>&1 || no "Expected every file of v$TO in $CVAT_DIR, but git cannot read them all"
checkout_git cat-file -e "refs/tags/v$TO:${REQUIREMENTS:?}" 2>/dev/null || no "Expected $REQUIREMENTS in v$TO, but there is none: say where it is in REQUIREMENTS"
say "The tag v$TO is here, whole"
