#!/bin/sh
set -eu
require_deployed
require_ready_pods
found=$(pod_release) || found=
[ "$found" = "${FROM:?}" ] || no "Expected the server's pod to be CVAT $FROM, but it is ${found:-not answering}"
in_pod python3 manage.py migrate --check >/dev/null 2>&1 || no "Expected the database to be migrated, but it is not"
require_same_rows pod_counts
say "CVAT $FROM is deployed as $HELM_RELEASE, every pod is ready"
