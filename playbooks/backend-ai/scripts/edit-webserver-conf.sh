#!/bin/sh
# redis.host and redis.port become redis.addr; sections that are required now are added. All else
# stays as it is, comments too.
set -eu
file=$(webserver_conf)
kept=$(kept_folder)/webserver.conf
if [ ! -f "$kept" ]; then
  mkdir -p "$(dirname "$kept")"
  cp -p "$file" "$kept.part"
  mv "$kept.part" "$kept"
fi
host=$(toml_value session redis.host <"$kept")
port=$(toml_value session redis.port <"$kept")
{
  awk -v address="$host:${port:-6379}" '
    /^[[:space:]]*\[/ { here = $0; gsub(/[][[:space:]]/, "", here) }
    /^[[:space:]]*redis\.host[[:space:]]*=/ && here == "session" { print "redis.addr = \"" address "\""; next }
    /^[[:space:]]*redis\.port[[:space:]]*=/ && here == "session" { next }
    /^[[:space:]]*host[[:space:]]*=/ && here == "session.redis" { print "addr = \"" address "\""; next }
    /^[[:space:]]*port[[:space:]]*=/ && here == "session.redis" { next }
    { print }' "$kept"
  has_section "$kept" webserver || printf '\n[webserver]\n'
  has_section "$kept" logging || printf '\n[logging]\nlevel = "INFO"\ndrivers = ["console"]\n\n[logging.console]\ncolored = false\nformat = "verbose"\n\n[logging.pkg-ns]\n"" = "WARNING"\n"ai.backend" = "INFO"\n'
  has_section "$kept" debug || printf '\n[debug]\nenabled = false\n'
} | replace_file "$file"
say "$file has session.redis.addr = $host:${port:-6379}"
