#!/bin/sh
# The settings of overlay networks stand below another key now.
set -eu
old=$(etcd_subtree "$OLD_KEY")
if [ -n "$old" ]; then
  keep_note overlay "$old"
  etcd move-subtree "$OLD_KEY" "$NEW_KEY"
fi
say "$OLD_KEY has moved to $NEW_KEY"
