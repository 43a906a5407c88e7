#!/bin/sh
set -eu
old=$(etcd_subtree "$OLD_KEY")
new=$(etcd_subtree "$NEW_KEY")
[ -z "$new" ] || [ "$new" = "${old:-$new}" ] || no "Expected nothing below $NEW_KEY in etcd yet, but found $new beside $old below $OLD_KEY: somebody has to say which is right"
say "Below $OLD_KEY etcd has ${old:-nothing}"
