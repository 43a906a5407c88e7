#!/bin/sh
# Once asked for, the migration is never asked for again while it goes on. An attempt that was cut off
# leaves Helm pending, and only a rollback ends that.
set -eu
state=$(helm_state)
case $state in
  [0-9]*' pending-'*)
    say "Helm says: $state; going back to revision ${HELM_REVISION:?} first"
    helm_of_site rollback "${HELM_RELEASE:?}" "$HELM_REVISION" 2>&1 || say "helm rollback ended with $?"
    stop_writers
    ;;
  [0-9]*' deployed Upgrade complete'*)
    if [ "${state%% *}" -gt "${HELM_REVISION:?}" ] && (require_images "${TO:?}") >/dev/null 3>&1; then
      say "The upgrade was asked for already, as revision ${state%% *}"
      exit 0
    fi
    ;;
esac
helm_with_values upgrade "${HELM_RELEASE:?}" "$(staged_chart)" >/dev/null || say "helm upgrade ended with $?"
helm_state
