#!/bin/sh
# Makes the practice installation below $PRACTICE_ROOT. Run again, it leaves everything as it is.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
[ ! -e "$PRACTICE_ROOT/ready" ] || exit 0
release=${PRACTICE_RELEASE:-1.2}
mkdir -p "$PRACTICE_ROOT/cluster"
echo "open sesame" >"$PRACTICE_ROOT/password"

# name, traits
host() {
  root=$PRACTICE_ROOT/hosts/$1
  mkdir -p "$root/bin" "$root/home" "$root/faults" "$root/ferry"
  cp "$PRACTICE_SOURCE/stand-ins/ferryctl" "$root/bin/ferryctl"
  chmod +x "$root/bin/ferryctl"
  echo "$release" >"$root/ferry/version"
  echo running >"$root/ferry/state"
  echo "$2" >"$root/ferry/traits"
  cp "$PRACTICE_ROOT/password" "$root/ferry/password"
}

host gate none
host n1 none
host n2 leader
host n3 quiet
echo open >"$PRACTICE_ROOT/hosts/gate/ferry/gate"
printf '%s\n' "schema 3" "ann north" "ben south" >"$PRACTICE_ROOT/hosts/gate/ferry/crossings"
if [ "${PRACTICE_TOPOLOGY:-cluster}" = cluster ]; then
  host w1 none
  echo "$release 1" >"$PRACTICE_ROOT/hosts/w1/ferry/told"
fi
touch "$PRACTICE_ROOT/ready"
