set -eu
for host in one two; do
  root=$PRACTICE_ROOT/hosts/$host
  STEPWISE_PRACTICE_HOST=$root setsid sh -c 'echo $$ > "$1/server/server.pid"; trap : TERM; sleep 1000' "$root/server/serve" "$root" > /dev/null 2>&1 < /dev/null &
done
