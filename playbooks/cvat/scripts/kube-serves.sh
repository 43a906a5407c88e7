#!/bin/sh
set -eu
require_deployed
require_ready_pods
found=$(pod_release) || found=
[ "$found" = "${TO:?}" ] || no "Expected the server's pod to be CVAT $TO, but it is ${found:-not answering yet}; do the site's values name another image?"
in_pod python3 manage.py migrate --check >/dev/null 2>&1 || no "Expected the database to be migrated to $TO, but it is not yet; let it go on"
require_same_rows pod_counts
say "CVAT $TO is deployed, every pod is ready, the database is migrated, and no row is lost"
