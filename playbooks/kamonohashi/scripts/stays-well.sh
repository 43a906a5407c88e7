#!/bin/sh
# A pod that fails after a while is found by its restarts, and users' tenants are counted.
set -eu
before=$(restarts)
sleep "${STABLE_SECONDS:?}"
after=$(restarts)
[ -n "$after" ] || no "Expected pods in $NAMESPACE, but there is none"
[ "$before" = "$after" ] || no "Expected no pod in $NAMESPACE to restart within $STABLE_SECONDS s, but before it was: $before; and after: $after"
require_nodes "$NOTES/nodes"
require_pods
require_release kamonohashi
require_app_version "${TO:?}"
require_migration "${TO_MIGRATION:?}"
web_page_answers || no "Expected the web page /kamonohashi to answer, but it does not"
wanted=$NOTES/tenants
[ ! -s "$NOTES/tenants.restored" ] || wanted=$NOTES/tenants.restored
found=$(tenant_count)
[ "$found" = "$(cat "$wanted")" ] || no "Expected $(cat "$wanted") tenants as before, but there are $found"
if [ -n "$(kqi get deployment minio --ignore-not-found -o name)" ]; then
  address=$(setting_of_app DeployOptions__ObjectStorageNode):$(setting_of_app DeployOptions__ObjectStoragePort)
  quietly curl --silent --fail --noproxy '*' --max-time 10 --output /dev/null "http://$address/minio/health/ready" </dev/null || no "Expected the object storage at $address to be ready, but it does not answer"
fi
say "KAMONOHASHI $TO stays up: no restart within $STABLE_SECONDS s, $found tenants, web page and object storage answer"
