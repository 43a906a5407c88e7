#!/bin/sh
# The release that every component on this host runs, which must also be that of its files.
set -eu
found=
for component in nameserver tablet taskmanager apiserver; do
  case $component in
    nameserver) [ -n "${NAMESERVER_ENDPOINT:-}" ] || continue ;;
    tablet) [ -n "${TABLET_ENDPOINT:-}" ] || continue ;;
    taskmanager) [ -n "${TASKMANAGER_ENDPOINT:-}" ] || continue ;;
    apiserver) [ -n "${APISERVER_ENDPOINT:-}" ] || continue ;;
  esac
  running=$(running_release_of "$component") || running=
  files=$(release_of_files "$component" "$OPENMLDB_HOME") || files=
  [ -n "$running" ] || no "Expected $component to answer with its release, but it does not; is it running?"
  [ "$running" = "$files" ] || no "Expected the running $component ($running) and its files (${files:-unknown}) to be the same release"
  [ -z "$found" ] || [ "$found" = "$running" ] || no "Expected one release on this host, but $component is $running and another component $found"
  found=$running
done
[ -n "$found" ] || no "Expected an endpoint variable such as TABLET_ENDPOINT on this host, but there is none"
say "$found"
