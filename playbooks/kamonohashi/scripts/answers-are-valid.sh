#!/bin/sh
set -eu
migrations=${KQI_HOME:?}/src/${FROM:?}/web-api/platypus/platypus/Migrations
[ -f "$migrations/${TO_MIGRATION:?}.cs" ] || no "Expected the migration $TO_MIGRATION among those of $FROM in $migrations, but it is not there"
[ -f "$migrations/${FROM_MIGRATION:?}.cs" ] || no "Expected the migration $FROM_MIGRATION among those of $FROM in $migrations, but it is not there"
quietly tools_git rev-parse -q --verify "refs/tags/${TO_TOOL:?}" || no "Expected the deploy tool's tag $TO_TOOL, but it is not there"
found=$(kubernetes_version) || found=
case $found in
  1.[0-9].* | 1.1[0-5].*) ;;
  *) no "Expected Kubernetes before 1.16, because rollback.sh deploys its database as extensions/v1beta1, but it is '${found:-unknown}'" ;;
esac
grep -q "refs/tags/$FROM" "$NOTES/reach" 2>/dev/null || no "Expected a pod with the image ${ROLLBACK_IMAGE:?} to reach ${APP_SOURCE:?} and find its tag $FROM, but it did not: $(tail -n 1 "$NOTES/reach" 2>/dev/null)"
require_rollback_script
say "rollback.sh can be given $FROM, $TO_MIGRATION and $TO_TOOL; its image and source can be reached"
