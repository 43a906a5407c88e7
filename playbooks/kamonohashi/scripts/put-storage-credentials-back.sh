#!/bin/sh
set -eu
[ -s "$NOTES/credentials.revision" ] || {
  say "Nothing was changed yet"
  exit 0
}
helm_in_namespace rollback kamonohashi-credentials "$(cat "$NOTES/credentials.revision")"
quietly kqi rollout restart deployment minio || true
say "The secrets are again those of revision $(cat "$NOTES/credentials.revision")"
