#!/bin/sh
set -eu
require_all_running
found=$(running_release) || found=
[ "$found" = "${TO:?}" ] || no "Expected the server to be $TO, but it is ${found:-not answering yet}"
in_server python3 manage.py migrate --check >/dev/null 2>&1 || no "Expected the database to be migrated to $TO, but it is not yet; let it go on, however long it takes"
require_answer "$TO"
require_counts "${BASELINE:?}/counts"
say "CVAT $TO runs, answers, its database is migrated, and it has every row that was counted"
