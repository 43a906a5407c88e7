#!/bin/sh
# rollback.sh waits without end when its pod does not complete, so the pod is watched: when it fails, or when the
# time is over, the script is ended.
set -eu
notes_folder
: "${ADMIN_PASSWORD:?}"
if [ ! -f "$NOTES/rollback.before" ]; then
  printf '%s %s\n' "$(last_migration)" "$(replicas platypus-web-api)" | keep_as "$NOTES/rollback.before"
  tools_git rev-parse HEAD | keep_as "$NOTES/tools.commit"
fi
clear_stale_locks
# a try that was broken off begins again from the tool of the installed release
leave_new_tools
if [ -n "$(local_edits)" ]; then
  [ "${LOCAL_EDITS:?}" = stash ] || no "Expected no local edits in $DEPLOY_TOOLS, but there are: $(local_edits)"
  set_edits_aside tools_git
fi
note_check_out
quietly kqi delete pod rollback --ignore-not-found || true
exec 4<&0
session=$(command -v setsid || true)
# shellcheck disable=SC2086 # setsid, where there is one, makes the script the head of a group that can be ended whole
as_owner_of_tools $session "$DEPLOY_TOOLS/rollback/rollback.sh" <&4 2>&1 &
script=$!
trap 'end_group "$script"; exit 143' TERM INT
left=${ROLLBACK_PATIENCE:?}
while kill -0 "$script" 2>/dev/null; do
  status=$(pods | awk '$1 == "rollback" { print $3 }')
  case $status in
    Error | CrashLoopBackOff | ImagePullBackOff | ErrImagePull | OOMKilled | Evicted)
      end_group "$script"
      no "Expected the pod rollback to complete, but it is $status: $(kqi logs rollback 2>/dev/null | tail -n 3)"
      ;;
  esac
  if [ "$left" -le 0 ]; then
    end_group "$script"
    no "Expected rollback.sh to come to its end within $ROLLBACK_PATIENCE s, but its pod is '${status:-gone}'"
  fi
  left=$((left - 1))
  sleep 1
done
wait "$script" || true
tools_git submodule update --init --recursive 2>&1
