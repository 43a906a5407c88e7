#!/bin/sh
# Before anything: the deploy tool is whole and at the tag of the installed release.
set -eu
require_tools
tool_at_head | grep -q "^$(say "${FROM:?}" | sed 's/\./\\./g')\.[0-9]*\$" || no "Expected $DEPLOY_TOOLS to be at a deploy tool of $FROM, but it is at '$(tool_at_head | tr '\n' ' ')'"
[ -e "$DEPLOY_TOOLS/deepops/.git" ] || no "Expected the submodule $DEPLOY_TOOLS/deepops, but it is missing"
[ -s "$DEPLOY_TOOLS/kamonohashi/conf/settings.yml" ] || no "Expected $DEPLOY_TOOLS/kamonohashi/conf/settings.yml, but it is missing or empty"
edits=$(local_edits)
[ -z "$edits" ] || [ "${LOCAL_EDITS:?}" = stash ] || no "Expected no local edits in $DEPLOY_TOOLS, because a checkout would be refused or lose them, but there are: $edits; commit them elsewhere, or set LOCAL_EDITS to stash"
say "The deploy tool is at a tag of $FROM"
