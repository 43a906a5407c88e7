#!/bin/sh
# Before anything is stopped: the password is the one of the first installation, and the deploy tool can
# take it. The tool cuts it at a blank, and Helm at a comma.
set -eu
[ -n "${ADMIN_PASSWORD:-}" ] || no "Expected ADMIN_PASSWORD, because this hop deploys with the password of the first installation, but it is empty"
case $ADMIN_PASSWORD in
  *[[:space:]]*) no "Expected ADMIN_PASSWORD without blanks, because the deploy tool would cut it off there, but it has one" ;;
  *[,\\*?{}]* | *\[*) no "Expected ADMIN_PASSWORD without , \\ * ? [ { }, because the deploy tool's shell and Helm read them as something else, but it has one" ;;
esac
require_password_stored
found=$(storage_secret_hash) || unclear "Expected the secret minio-credential in $NAMESPACE, but it cannot be read"
[ "$found" = "$(printf '%s' "$ADMIN_PASSWORD" | sha256sum | cut -d ' ' -f 1)" ] || no "Expected ADMIN_PASSWORD to be the storage's password too, but it differs from the secret minio-credential"
say "The password is the stored one, and can be passed to the deploy tool"
