#!/bin/sh
set -eu
[ ! -f "$NOTES/tools.commit" ] || [ "$(tools_git rev-parse HEAD)" = "$(cat "$NOTES/tools.commit")" ] || no "Expected $DEPLOY_TOOLS to be at $(cat "$NOTES/tools.commit") again, but it is at $(tools_git rev-parse HEAD)"
[ "$(deepops_git rev-parse HEAD)" = "$(tools_git rev-parse HEAD:deepops)" ] || no "Expected deepops to be at the commit that the deploy tool pins, but it is not"
[ -z "$(stash_of tools_git)$(stash_of deepops_git)" ] || no "Expected the local edits to be back, but they are still stashed"
edits=$(local_edits)
[ -z "$edits" ] || [ "${LOCAL_EDITS:?}" = stash ] || no "Expected no local edits in $DEPLOY_TOOLS, but there are: $edits"
say "The deploy tool is as it was: $(tool_at_head)"
