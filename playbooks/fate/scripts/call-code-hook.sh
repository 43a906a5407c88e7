#!/bin/sh
# The site's way of installing code; whether it did is seen afterwards.
set -eu
if [ "${WANTED:?}" = new ]; then release=${TO:?}; else release=${FROM:?}; fi
stop_flow
if [ -z "${CODE_HOOK:-}" ]; then
  say "Install FATE $release on this host now, and leave FATE Flow stopped; this waits for it"
else
  [ -x "$CODE_HOOK" ] || no "Expected the script $CODE_HOOK, but it is missing or may not be run"
  (umask "$USUAL_UMASK" && exec "$CODE_HOOK" "$release" </dev/null) || no "Expected $CODE_HOOK $release to exit 0, but it exited $?"
fi
