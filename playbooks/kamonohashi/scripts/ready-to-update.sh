#!/bin/sh
set -eu
require_checked_out "${TO_TOOL:?}" "${TO_DEEPOPS:?}" "${TO:?}"
# a try that failed leaves the release so
[ -s "$NOTES/app.before" ] || require_release kamonohashi
[ -s "$DEPLOY_TOOLS/kamonohashi/conf/settings.yml" ] || no "Expected $DEPLOY_TOOLS/kamonohashi/conf/settings.yml, but it is missing or empty"
say "The release kamonohashi is deployed, and the deploy tool is $TO_TOOL"
