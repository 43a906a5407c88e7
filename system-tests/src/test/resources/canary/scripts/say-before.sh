# What a check says is the reason that people read.
printf 'check says %s %s %s %s\n' "$SECRET_FILE" "$SECRET_PEM" "$SECRET_ENV" "$SECRET_VAULT"
