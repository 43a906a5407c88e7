#!/bin/sh
# Local edits were set aside before the checkout began, so that nothing of the site's is overwritten.
set -eu
clear_stale_locks
if [ -f "$NOTES/check-out.begun" ]; then
  tools_git checkout --quiet --force "$(cat "$NOTES/tools.commit")" 2>&1
  tools_git submodule update --init --recursive --force 2>&1
  rm -f "$NOTES/check-out.begun"
fi
bring_edits_back tools_git
bring_edits_back deepops_git
say "The deploy tool is at $(tool_at_head) again"
