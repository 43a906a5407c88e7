printf 'choked on %s and %s and %s and %s\n' "$SECRET_FILE" "$SECRET_PEM" "$SECRET_ENV" "$SECRET_VAULT"
exit 1
