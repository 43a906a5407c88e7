set -eu
for host in one two; do
  root=$PRACTICE_ROOT/hosts/$host
  mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/server"
  echo 1.0.0 > "$root/server/version"
  printf 'cat "$PRACTICE_ROOT/hosts/$PRACTICE_HOST/server/version"\n' > "$root/bin/server-version"
  printf 'exec sleep 1000\n' > "$root/server/serve"
  chmod +x "$root/bin/server-version"
done
mkdir -p "$PRACTICE_ROOT/cluster"
echo one > "$PRACTICE_ROOT/cluster/leader"
echo "$PRACTICE_SCENARIO $PRACTICE_RELEASE $PRACTICE_TARGET $PRACTICE_TOPOLOGY" > "$PRACTICE_ROOT/cluster/scenario"
