#!/bin/sh
set -eu
old=$(etcd_subtree "$OLD_KEY")
new=$(etcd_subtree "$NEW_KEY")
if [ -z "$old" ] && [ -n "$new" ]; then etcd move-subtree "$NEW_KEY" "$OLD_KEY"; fi
say "$OLD_KEY is back"
