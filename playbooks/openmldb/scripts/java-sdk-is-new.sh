#!/bin/sh
set -eu
require_new() {
  found=$(sdk_versions "$1" | tr '\n' ' ')
  [ "$found" = "${TO:?} " ] || no "Expected $1 to ask for the SDK $TO, but it asks for ${found:-nothing}"
  resolved=$(resolved_by_maven "$1" 2>/dev/null) || unclear "Expected Maven to resolve $1, but it failed"
  for artifact in openmldb-jdbc openmldb-native; do
    version=$(say "$resolved" | sed -n "s/^$artifact //p" | sort -u)
    [ "$(plain "$version")" = "$TO" ] || no "Expected Maven to take $artifact $TO for $1, but it takes ${version:-none}"
  done
}
each_pom require_new
say "Maven takes openmldb-jdbc and openmldb-native $TO for every pom"
