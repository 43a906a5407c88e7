# What a probe says is the reason that people read.
for secret in "$SECRET_FILE" "$SECRET_PEM" "$SECRET_ENV" "$SECRET_VAULT"; do
  printf 'probe says %s\n' "$secret"
done
[ -e "$HOME/sung" ]
