#!/bin/sh
set -eu
old=$(etcd_subtree "$OLD_KEY")
new=$(etcd_subtree "$NEW_KEY")
[ -z "$old" ] || no "Expected nothing below $OLD_KEY in etcd any more, but found $old"
[ "$new" = "$(note overlay)" ] || no "Expected '$(note overlay)' below $NEW_KEY in etcd, but found '${new:-nothing}'"
say "Below $NEW_KEY etcd has ${new:-nothing}"
