#!/bin/sh
# Keys of etcd, through upstream's own tool.
set -eu

OLD_KEY=config/network/overlay
NEW_KEY=config/plugins/network/overlay

etcd() { backend_ai_in "$(link_of manager)" mgr etcd "$@"; }

# What is below a key, as JSON on one line; nothing when there is nothing.
etcd_subtree() (
  found=$(etcd get --prefix "$1" 2>/dev/null) || unclear "Expected 'backend.ai mgr etcd get' to tell what is below $1, but it ended with $?"
  found=$(say "$found" | tr -d '\n' | sed 's/[[:space:]]\{1,\}/ /g; s/^ //; s/ $//')
  case $found in '' | '{}' | '{ }' | null | '""') ;; *) say "$found" ;; esac
)
