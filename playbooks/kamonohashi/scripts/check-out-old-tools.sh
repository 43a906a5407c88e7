#!/bin/sh
# Local edits were set aside before the checkout began, so that nothing of the site's is overwritten.
set -eu
clear_stale_locks
leave_new_tools
bring_edits_back tools_git
bring_edits_back deepops_git
say "The deploy tool is at $(tool_at_head) again"
