#!/bin/sh
set -eu
[ -f "$NOTES/tools.commit" ] || {
  say "Nothing was checked out yet"
  exit 0
}
commit=$(cat "$NOTES/tools.commit")
if [ "$(tools_git rev-parse HEAD)" != "$commit" ]; then
  tools_git checkout --quiet --force "$commit" 2>&1
fi
tools_git submodule update --init --recursive --force 2>&1
bring_edits_back tools_git
bring_edits_back deepops_git
say "The deploy tool is at $(tool_at_head) again"
