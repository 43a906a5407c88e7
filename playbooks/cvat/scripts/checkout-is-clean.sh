#!/bin/sh
# Once begun, a checkout is finished whatever the folder looks like; before, nothing of the
# developer's may be in its way.
set -eu
[ ! -e "${BASELINE:?}/checking-out" ] || exit 0
edited=$(edited_files)
[ -z "$edited" ] || no "Expected no edits in the checkout, but these files differ from its commit: $edited. Commit or stash them"
theirs=$(mktemp)
trap 'rm -f "$theirs"' EXIT
checkout_git ls-files --others | LC_ALL=C sort >"$theirs"
lost=$(checkout_git ls-tree -r --name-only "v${TO:?}" | LC_ALL=C sort | LC_ALL=C comm -12 - "$theirs" | head -n 5 | tr '\n' ' ')
[ -z "$lost" ] || no "Expected no file of your own where v$TO has one, but these would be overwritten: $lost"
say "Nothing is in the way of v$TO"
