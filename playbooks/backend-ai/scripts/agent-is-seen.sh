#!/bin/sh
# The manager's own record: the agent is alive, with the new release.
set -eu
if [ "$(sql "select to_regclass('public.agents') is not null")" != t ]; then
  say "Database ${DB_NAME:?} has no table agents, so the heartbeat of an agent cannot be seen there"
  exit 0
fi
agent=${ROLLED_AGENT_ID:-${AGENT_ID:-}}
case $agent in '' | *[!A-Za-z0-9._-]*) unclear "Expected AGENT_ID to be the id of an agent, but it is '$agent'" ;; esac
seen=$(sql "select status::text || ' ' || version from agents where id = '$agent'")
[ "${seen%% *}" = ALIVE ] || no "Expected the manager to call agent $agent ALIVE, but it says '${seen:-no such agent}'"
same_release "${seen#* }" "${TO:?}" || no "Expected the manager to see agent $agent with release $TO, but it says ${seen#* }"
say "The manager sees agent $agent alive with release $TO"
