#!/bin/sh
# Down, the site's backup back, then the very revision of before, without pods until all is in place.
set -eu
now=$(deployments)
for name in $(say "$now" | cut -d ' ' -f 1); do
  kube scale deployment "$name" --replicas=0 || say "kubectl scale ended with $?"
done
backup_hook restore || no "Expected $BACKUP_HOOK restore to end with 0, but it did not"
helm rollback "${HELM_RELEASE:?}" "${HELM_REVISION:?}" --namespace "${NAMESPACE:?}" </dev/null 2>&1 3>&- || no "Expected helm rollback to revision $HELM_REVISION to end with 0, but it did not"
while read -r name _; do
  kube scale deployment "$name" --replicas=0 || say "kubectl scale ended with $?"
done <"$(notes_dir)/deployments"
