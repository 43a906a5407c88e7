#!/bin/sh
set -eu
require_deployed
revision=$(helm_state | cut -d ' ' -f 1)
[ "$revision" -gt "${HELM_REVISION:?}" ] || no "Expected a newer revision than $HELM_REVISION, but Helm still has $revision"
require_images "${TO:?}"
require_rolled_out
found=$(pod_release) || found=
[ "$found" = "$TO" ] || no "Expected the server to be $TO, but it is ${found:-not answering yet}"
in_server_pod python manage.py migrate --check >/dev/null 2>&1 || no "Expected the database to be migrated to $TO, but it is not yet; let it go on, however long it takes"
require_serving
require_cluster_counts "${BASELINE:?}/counts"
say "CVAT $TO serves as revision $revision, its database is migrated, and it has every row that was counted"
