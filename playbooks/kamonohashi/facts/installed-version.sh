#!/bin/sh
# The release that is installed, when all four witnesses agree: the version API, the image, the last
# migration of the database and the deploy tool. A tool that was left at another tag has drifted.
set -eu
running=$(api_version) || running=
[ -n "$running" ] || no "Expected the application's version API to answer, but it does not; is KAMONOHASHI running?"
tag=$(image_tag) || tag=
[ "$tag" = "$running" ] || no "Expected the deployed image and the version API to agree, but the image is '${tag:-unknown}' and the API says $running"
if [ -e "$DEPLOY_TOOLS/.git" ]; then
  tools=$(tool_at_head)
  say "$tools" | grep -q "^$(say "$running" | sed 's/\./\\./g')\.[0-9]*\$" || no "Expected the deploy tool in $DEPLOY_TOOLS to be one of $running, but it is at the tag '${tools:-none}': check out the tool that installed $running"
else
  # 1.x: a folder for each version, no repository
  [ -d "$DEPLOY_TOOLS/$running" ] || no "Expected $DEPLOY_TOOLS to be a git repository, but it is not"
fi
say "$running"
