#!/bin/sh
# Everything of this host is the release that the upgrade starts from, and runs.
set -eu
for component in $(components_here); do
  link=$(link_of "$component")
  [ -L "$link" ] || no "Expected $link to be a link to the environment of release ${FROM:?}, but it is not. Make the environment in $(environment_of "$component" "$FROM") and link it, once, before the first upgrade"
  found=$(release_in "$link" "$component")
  same_release "$found" "${FROM:?}" || no "Expected $component of release $FROM in $link, but found '${found:-none}'"
  for unit in $(units_of "$component"); do
    [ "$(systemd is-active "$unit" 2>/dev/null)" = active ] || no "Expected $unit to run before the upgrade, but systemctl calls it '$(systemd is-active "$unit" 2>/dev/null || :)'"
  done
  listens "$component" || no "Expected $component to listen at $(address_of "$component"), but nobody does"
  if [ "$component" = manager ]; then
    running=$(manager_says) || running=
    same_release "$running" "$FROM" || no "Expected the manager at $MANAGER_URL to be release $FROM, but it says '${running:-nothing}'"
  fi
done
say "This host runs release $FROM: $(components_here | tr '\n' ' ')"
