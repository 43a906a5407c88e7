#!/bin/sh
set -eu
old=$(etcd_subtree "$OLD_KEY")
new=$(etcd_subtree "$NEW_KEY")
if [ -n "$(note overlay)" ] && [ -n "$new" ]; then
  if [ "$old" = "$(note overlay)" ]; then
    etcd delete --prefix "$NEW_KEY" # the move was cut off between its two halves
  else
    etcd move-subtree "$NEW_KEY" "$OLD_KEY"
  fi
fi
say "$OLD_KEY is back"
