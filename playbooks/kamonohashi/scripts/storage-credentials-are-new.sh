#!/bin/sh
set -eu
found=$(secret_hash minio-credential MINIO_ROOT_PASSWORD) || found=
[ "$found" = "$(printf '%s' "${ADMIN_PASSWORD:?}" | sha256sum | cut -d ' ' -f 1)" ] || no "Expected the secret minio-credential to hold the password as MINIO_ROOT_PASSWORD, but it does not"
require_password_stored
require_release kamonohashi-credentials
say "MinIO's password stands in the secret under its new name"
