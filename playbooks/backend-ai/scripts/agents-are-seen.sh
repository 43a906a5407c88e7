#!/bin/sh
# No agent that the manager calls alive may be of another release.
set -eu
if [ "$(sql "select to_regclass('public.agents') is not null")" != t ]; then
  say "Database ${DB_NAME:?} has no table agents, so the heartbeats of agents cannot be seen there"
  exit 0
fi
sql "select id || ' ' || version from agents where status::text = 'ALIVE' order by 1" >"${TMPDIR:-/tmp}/stepwise-agents.$$"
trap 'rm -f "${TMPDIR:-/tmp}/stepwise-agents.$$"' EXIT
number=0
while read -r agent version; do
  same_release "$version" "${TO:?}" || no "Expected the manager to see agent $agent with release $TO, but it says $version"
  number=$((number + 1))
done <"${TMPDIR:-/tmp}/stepwise-agents.$$"
say "The manager sees $number agents alive, all of release $TO"
