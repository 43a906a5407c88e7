#!/bin/sh
set -eu
old=$(etcd_subtree "$OLD_KEY")
new=$(etcd_subtree "$NEW_KEY")
[ -z "$new" ] || no "Expected nothing below $NEW_KEY in etcd, but found $new"
[ "$old" = "${OVERLAY:-$old}" ] || no "Expected $OVERLAY below $OLD_KEY in etcd, but found '${old:-nothing}'"
say "Below $OLD_KEY etcd has ${old:-nothing}"
