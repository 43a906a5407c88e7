#!/bin/sh
set -eu
if has_rebooted_since "$NOTES/${STEP_KEPT:?}.boot"; then
  say "The host was restarted after the driver's installation; deploy all goes on"
else
  require_nodes "$NOTES/nodes"
  require_kubernetes_version "${TO_KUBERNETES:?}"
  say "No restart was needed: Kubernetes $TO_KUBERNETES is up"
fi
