echo "$SECRET_VAULT" >&2
