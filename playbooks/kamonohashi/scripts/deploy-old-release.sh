#!/bin/sh
# The way back from uninstalling: the old tool deploys everything again, on the data that was kept.
set -eu
rm -f "$NOTES/clean-all.ended" "$NOTES/clean-all.boot"
attempts=3
while ! old_release_stands_quietly; do
  [ "$attempts" -gt 0 ] || old_release_stands
  attempts=$((attempts - 1))
  deploy_tool_with_ansible "${ADMIN_PASSWORD:?}" deploy all || true
  within "${POD_PATIENCE:?}" old_release_stands_quietly || true
done
scale_app 0
