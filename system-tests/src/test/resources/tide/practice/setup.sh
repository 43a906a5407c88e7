#!/bin/sh
# Makes the hosts: a sea each, with every wave at the first release.
set -eu
while read -r host; do
  sea=$PRACTICE_ROOT/hosts/$host/sea
  mkdir -p "$sea/counts" "$sea/printed" "$sea/waves" "$PRACTICE_ROOT/hosts/$host/home" "$PRACTICE_ROOT/hosts/$host/bin"
  while read -r wave; do
    echo "$PRACTICE_RELEASE" >"$sea/waves/$wave"
  done <"$PRACTICE_SOURCE/waves"
done <"$PRACTICE_SOURCE/hosts"
