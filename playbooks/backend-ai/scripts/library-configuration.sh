#!/bin/sh
# The configuration files of a host: where upstream's documentation puts them.
set -eu

# Where they may be, one per line.
configuration_names() {
  [ -z "${MANAGER_HOME:-}" ] || printf '%s\n' "${CONFIG_DIR:?}/manager.toml" "$MANAGER_HOME/manager.toml" "$MANAGER_HOME/alembic.ini"
  [ -z "${AGENT_HOME:-}" ] || printf '%s\n' "${CONFIG_DIR:?}/agent.toml" "$AGENT_HOME/agent.toml"
  [ -z "${STORAGE_PROXY_HOME:-}" ] || printf '%s\n' "${CONFIG_DIR:?}/storage-proxy.toml" "$STORAGE_PROXY_HOME/storage-proxy.toml"
  [ -z "${WEBSERVER_HOME:-}" ] || printf '%s\n' "${CONFIG_DIR:?}/webserver.conf" "$WEBSERVER_HOME/webserver.conf"
}

configuration_files() {
  configuration_names | while IFS= read -r name; do
    [ ! -f "$name" ] || printf '%s\n' "$name"
  done
}

webserver_conf() {
  for name in "${CONFIG_DIR:?}/webserver.conf" "${WEBSERVER_HOME:?}/webserver.conf"; do
    [ ! -f "$name" ] || {
      printf '%s\n' "$name"
      return 0
    }
  done
  unclear "Expected webserver.conf in $CONFIG_DIR or $WEBSERVER_HOME, but found none"
}

# The value of key 2 in section 1 of a TOML file on standard input, without quotes; dotted keys too.
toml_value() {
  awk -v section="$1" -v key="$2" '
    /^[[:space:]]*\[/ { here = $0; gsub(/[][[:space:]]/, "", here); next }
    { full = $0; sub(/[[:space:]]*=.*/, "", full); gsub(/[[:space:]]/, "", full)
      if ((here == "" ? full : here "." full) == section "." key) {
        value = $0; sub(/^[^=]*=[[:space:]]*/, "", value)
        if (value ~ /^"/) { sub(/^"/, "", value); sub(/".*/, "", value) } else sub(/[[:space:]]*(#.*)?$/, "", value)
        print value; exit } }'
}

has_section() { sed 's/[[:space:]]//g' "$1" | grep -q "^\[$2[].]"; }
