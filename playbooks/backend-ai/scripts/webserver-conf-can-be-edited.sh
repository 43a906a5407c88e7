#!/bin/sh
set -eu
file=$(webserver_conf)
[ -z "$(toml_value session redis.addr <"$file")" ] || {
  say "$file has session.redis.addr already"
  exit 0
}
host=$(toml_value session redis.host <"$file")
[ -n "$host" ] || no "Expected session.redis.host in $file, but found neither it nor session.redis.addr: give it by hand as session.redis.addr = \"host:port\""
say "$file has session.redis.host = $host"
