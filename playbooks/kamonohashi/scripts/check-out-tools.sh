#!/bin/sh
# The new deploy tool and the submodule that it pins. The manual forgets the submodule, and goes on with the
# old tool when git refuses.
set -eu
notes_folder
clear_stale_locks
[ -f "$NOTES/tools.commit" ] || tools_git rev-parse HEAD | keep_as "$NOTES/tools.commit"
if [ ! -f "$NOTES/check-out.begun" ]; then
  if [ -n "$(local_edits)" ]; then
    [ "${LOCAL_EDITS:?}" = stash ] || no "Expected no local edits in $DEPLOY_TOOLS, but there are: $(local_edits)"
    set_edits_aside tools_git
  fi
  [ -z "$(deepops_edits)" ] || set_edits_aside deepops_git
  note_check_out
  tools_git checkout --quiet "tags/${TO_TOOL:?}" 2>&1
  tools_git submodule update --init --recursive 2>&1
else
  # a checkout that was broken off looks like edits, and is finished by force
  tools_git checkout --quiet --force "tags/${TO_TOOL:?}" 2>&1
  tools_git submodule update --init --recursive --force 2>&1
fi
say "The deploy tool is at $(tool_at_head)"
