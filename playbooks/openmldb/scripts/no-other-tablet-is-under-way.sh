#!/bin/sh
# Two tablets at once would share leaders to move, and one statfile would be lost.
set -eu
for other in "${STATE_DIR:?}"/*/*.stat; do
  [ -f "$other" ] || continue
  [ "$other" = "$(statfile)" ] || no "Expected no other tablet to be under way, but its moved leaders are still noted in $other"
done
answer=$(ask showtablet)
ill=$(say "$answer" | records | grep -v Healthy) || ill=
[ -z "$ill" ] || no "Expected every tablet to be healthy before leaders move, but: $ill"
say "$answer" | records | grep -qF "${ROLLED_TABLET_ENDPOINT:?}" || no "Expected showtablet to list $ROLLED_TABLET_ENDPOINT, but it does not"
say "Every tablet is healthy and no other one is under way"
