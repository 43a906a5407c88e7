#!/bin/sh
set -eu
[ -s "$NOTES/credentials.revision" ] || exit 0
quietly secret_hash minio-credential MINIO_SECRET_KEY || no "Expected the secret minio-credential to hold MINIO_SECRET_KEY again, but it does not"
require_release kamonohashi-credentials
require_pods
say "MinIO's password stands under its old name"
