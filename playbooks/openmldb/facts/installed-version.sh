#!/bin/sh
# The release that every component on this host runs, which must also be that of its files; of a
# client, the release of its SDK.
set -eu
found=
if [ -n "${POM_FILES:-}" ]; then
  found=$(each_pom sdk_versions | LC_ALL=C sort -u | tr '\n' ' ')
  found=${found% }
  case $found in
    '' | *' '*) no "Expected the poms of this host to ask for one version of the SDK, but they ask for: ${found:-none}" ;;
  esac
fi
if [ -n "${PYTHON_VENV:-}" ]; then
  installed=$(python_sdk_version) || no "Expected the virtual environment $PYTHON_VENV to have openmldb, but it does not"
  [ -z "$found" ] || [ "$found" = "$installed" ] || no "Expected one release of the SDKs on this host, but Java's is $found and Python's $installed"
  found=$installed
fi
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
