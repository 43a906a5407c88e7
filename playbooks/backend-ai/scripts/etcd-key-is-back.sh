#!/bin/sh
set -eu
[ -n "$(note overlay)" ] || {
  say "Nothing was moved in etcd"
  exit 0
}
old=$(etcd_subtree "$OLD_KEY")
new=$(etcd_subtree "$NEW_KEY")
[ -z "$new" ] || no "Expected nothing below $NEW_KEY in etcd, but found $new"
[ "$old" = "$(note overlay)" ] || no "Expected '$(note overlay)' below $OLD_KEY in etcd, but found '${old:-nothing}'"
say "Below $OLD_KEY etcd has $old"
