#!/bin/sh
set -eu
[ -n "${TO_TOOL:-}" ] || no "Expected the catalogue to name a deploy tool for ${TO:?}, but there is none"
quietly tools_git rev-parse -q --verify "refs/tags/$TO_TOOL" || no "Expected the tag $TO_TOOL in $DEPLOY_TOOLS, but it is not there after fetching"
found=$(tools_git show "$TO_TOOL:kamonohashi/charts/kamonohashi/Chart.yaml" | sed -n 's/^version: *//p')
[ "$found" = "${TO:?}" ] || no "Expected the deploy tool $TO_TOOL to install $TO, but its chart is '${found:-unknown}'"
say "The deploy tool $TO_TOOL is here and installs $TO"
