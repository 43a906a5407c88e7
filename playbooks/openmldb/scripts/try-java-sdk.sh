#!/bin/sh
# In a copy beside each pom, so that relative paths stay right. Nothing of the project is changed.
set -eu
command -v mvn >/dev/null || no "Expected Maven (mvn) on this host, but it is not installed"
words=$(mktemp)
copy=
trap 'rm -f "$words" "$copy"' EXIT
try() {
  copy=$(dirname "$1")/.stepwise-$(basename "$1")
  pom_with "$1" "${TO:?}" >"$copy"
  found=$(resolved_by_maven "$copy" 2>"$words") || no "Expected Maven to resolve the SDK $TO for $1, but it said: $(grep -m 1 ERROR "$words" || tail -n 1 "$words")"
  rm -f "$copy"
  say "$found" | grep -q "^openmldb-jdbc $TO" || no "Expected Maven to take openmldb-jdbc $TO for $1, but it takes: ${found:-none}"
}
each_pom try
say "Maven finds openmldb-jdbc and openmldb-native $TO for every pom"
