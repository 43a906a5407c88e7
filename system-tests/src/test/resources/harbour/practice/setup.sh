set -eu
mkdir -p "$PRACTICE_ROOT/hosts/one/bin" "$PRACTICE_ROOT/hosts/one/home"
echo 1.0 >"$PRACTICE_ROOT/hosts/one/home/version"
