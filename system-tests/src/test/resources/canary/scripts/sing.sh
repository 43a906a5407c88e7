# Prints each secret in every form that a careless command would. `urlencode` and `jsonstring` are
# stand-in commands of the practice host.
read -r first
read -r second
printf 'answers: %s %s\n' "$first" "$second"
for secret in "$SECRET_FILE" "$SECRET_PEM" "$SECRET_ENV" "$SECRET_VAULT"; do
  printf 'in clear: %s\n' "$secret"
  printf '%s\n' "$secret" | while IFS= read -r line; do printf 'a line: [%s]\n' "$line"; done
  for before in '' a ab; do printf '%s%s' "$before" "$secret" | base64 -w 0; echo; done
  printf '%s' "$secret" | base64
  printf '%s' "$secret" | urlencode; echo
  printf '%s' "$secret" | jsonstring; echo
  printf '%s' "$secret" | sed "s/'/'\\\\''/g; 1s/^/'/; \$s/\$/'/"; echo
  (set -x; : "$secret") 2>&1
  printf '%s\n' "$secret" >&2
done
# Across the borders of pieces: half now, half later, and behind very much else.
half=$(( ${#SECRET_FILE} / 2 ))
printf '%s' "$SECRET_FILE" | head -c "$half"
touch "$HOME/half-sung"
while [ ! -e "$HOME/go-on" ]; do sleep 0.1; done
printf '%s' "$SECRET_FILE" | tail -c "+$((half + 1))"
echo
i=0
while [ "$i" -lt 3000 ]; do printf 'filling %s\n' "$i"; i=$((i + 1)); done
n=0
while [ "$n" -lt 200 ]; do printf '%s.' "$SECRET_VAULT"; n=$((n + 1)); done
echo
printf 'SONG=%s\n' "$SECRET_ENV" >>"$STEPWISE_FACTS"
touch "$HOME/sung"
