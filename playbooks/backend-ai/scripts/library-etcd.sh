#!/bin/sh
# Keys of etcd, through upstream's own tool.
set -eu

OLD_KEY=config/network/overlay
NEW_KEY=config/plugins/network/overlay
export OLD_KEY NEW_KEY

etcd() { backend_ai_in "$(link_of manager)" mgr etcd "$@"; }

# What is below a key, as JSON on one line; nothing when there is nothing.
etcd_subtree() (
  # The tool ends with 0 and says nothing when etcd does not answer; config is never empty.
  etcd get --prefix config 2>/dev/null | grep -q '"' || unclear "Expected 'backend.ai mgr etcd get --prefix config' to show the configuration, but it shows nothing: does etcd answer?"
  found=$(etcd get --prefix "$1" 2>/dev/null) || unclear "Expected 'backend.ai mgr etcd get' to tell what is below $1, but it ended with $?"
  found=$(say "$found" | tr -d '\n' | sed 's/[[:space:]]\{1,\}/ /g; s/^ //; s/ $//')
  case $found in '' | '{}' | '{ }' | null | '""') ;; *) say "$found" ;; esac
)
