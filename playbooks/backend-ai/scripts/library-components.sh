#!/bin/sh
# What runs on a host, and from which virtual environment.
set -eu

# The components of this host: those whose home it names.
components_here() {
  [ -z "${MANAGER_HOME:-}" ] || say manager
  [ -z "${AGENT_HOME:-}" ] || say agent
  [ -z "${STORAGE_PROXY_HOME:-}" ] || say storage-proxy
  [ -z "${WEBSERVER_HOME:-}" ] || say webserver
}

home_of() {
  case $1 in
    manager) say "${MANAGER_HOME:?}" ;;
    agent) say "${AGENT_HOME:?}" ;;
    storage-proxy) say "${STORAGE_PROXY_HOME:?}" ;;
    webserver) say "${WEBSERVER_HOME:?}" ;;
    *) unclear "Expected a component of Backend.AI, but got '$1'" ;;
  esac
}

address_of() {
  case $1 in
    manager) say "${MANAGER_URL:?}" ;;
    agent) say "http://${AGENT_ADDRESS:?}" ;;
    storage-proxy) say "http://${STORAGE_PROXY_ADDRESS:?}" ;;
    webserver) say "http://${WEBSERVER_ADDRESS:?}" ;;
  esac
}

# The units of a component, in the order of their start. An agent may have a watcher.
units_of() {
  if [ "$1" = agent ] && [ "$(systemd show -p LoadState --value backendai-watcher)" = loaded ]; then
    say backendai-watcher
  fi
  say "backendai-$1"
}

# shellcheck disable=SC2086 # SYSTEMCTL may be two words, such as: sudo systemctl
systemd() { ${SYSTEMCTL:-systemctl} "$@"; }

# The link that the service is started through, and the environment of a release beside it.
link_of() { say "$(home_of "$1")/venv"; }
environment_of() { say "$(home_of "$1")/venvs/$2"; }

# Versions as PEP 440 compares them: 24.03.0 is 24.3.0 is 24.3.
normal() { printf '%s\n' "$1" | sed -e 's/^[vV]//' -e 's/+.*$//' -e 's/^0*\([0-9]\)/\1/' -e 's/\.0*\([0-9]\)/.\1/g' -e ':a' -e 's/\.0$//' -e 'ta'; }
same_release() { [ -n "$1" ] && [ -n "$2" ] && [ "$(normal "$1")" = "$(normal "$2")" ]; }

# The release of a component in an environment, out of the files that pip left there.
release_in() (
  for metadata in "$1"/lib/python*/site-packages/backend?ai?*.dist-info/METADATA; do
    sed -n 's/^Name: *//p' "$metadata" | head -n 1 | tr '._A-Z' '--a-z' | grep -qx "backend-ai-$2" || continue
    sed -n 's/^Version: *//p' "$metadata" | head -n 1
  done 2>/dev/null | tr '\n' ' ' | sed 's/ $//'
)

# Does something as if the environment were activated.
in_environment() {
  environment=$1
  shift
  env -u PYTHONHOME VIRTUAL_ENV="$environment" PATH="$environment/bin:$PATH" "$@"
}

# Whether anybody listens: only a refused connection (7) says no.
listens() {
  code=0
  curl -sSk -o /dev/null --max-time 5 "$(address_of "$1")/" 2>/dev/null || code=$?
  case $code in
    7) return 1 ;;
    2 | 3 | 6 | 126 | 127) unclear "Expected curl to try $(address_of "$1"), but it ended with $code" ;;
    *) return 0 ;;
  esac
}

active_units() {
  for unit in $(units_of "$1"); do
    case $(systemd is-active "$unit" 2>/dev/null || :) in
      active | activating | reloading | deactivating) say "$unit" ;;
    esac
  done
}

is_stopped() { [ -z "$(active_units "$1")" ] && ! listens "$1"; }

# What a manager says of itself: {"version":"v6…","manager":"24.03.5"}
manager_says() { curl -sSk --max-time 5 "${MANAGER_URL:?}/" 2>/dev/null | sed -n 's/.*"manager": *"\([^"]*\)".*/\1/p'; }

new_interpreter() {
  python=python${PYTHON_VERSION:-${TO_PYTHON:?}}
  if [ -x "${PYTHON_DIR:?}/$python" ]; then say "$PYTHON_DIR/$python"; else command -v "$python"; fi
}

# By the environment's own interpreter, so that no other pip can be meant. From the wheelhouse when there is one, and then from nowhere else; otherwise as pip is set up on
# the host.
pip_install() {
  environment=$1
  shift
  if [ -n "${WHEELHOUSE:-}" ]; then set -- --no-index --find-links "$WHEELHOUSE" "$@"; fi
  in_environment "$environment" python -m pip --disable-pip-version-check --no-input install -q "$@"
}

still_there() {
  units=$(active_units "$1" | tr '\n' ' ')
  if [ -n "$units" ]; then say "systemctl calls $units active"; else say "somebody listens at $(address_of "$1")"; fi
}

# Whether a component runs as a release: the unit, the port, the environment, and a manager's own word.
expect_running() {
  for unit in $(units_of "$1"); do
    state=$(systemd is-active "$unit" 2>/dev/null) || :
    [ "$state" = active ] || no "Expected $unit to be active, but systemctl calls it '${state:-nothing}'"
  done
  listens "$1" || no "Expected $1 to listen at $(address_of "$1"), but nobody does"
  found=$(release_in "$(link_of "$1")" "$1")
  same_release "$found" "$2" || no "Expected $(link_of "$1") to lead to $1 $2, but found '${found:-none}'"
  [ "$1" = manager ] || return 0
  running=$(manager_says) || running=
  same_release "$running" "$2" || no "Expected the manager at ${MANAGER_URL:?} to be release $2, but it says '${running:-nothing}'"
}
