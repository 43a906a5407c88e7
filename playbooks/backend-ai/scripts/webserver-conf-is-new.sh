#!/bin/sh
set -eu
file=$(webserver_conf)
for section in webserver logging debug; do
  has_section "$file" "$section" || no "Expected the section [$section] in $file, since ${TO:?} needs it, but it is not there"
done
[ -z "$(toml_value session redis.host <"$file")$(toml_value session redis.port <"$file")" ] || no "Expected no session.redis.host and .port in $file any more, but they are there"
address=$(toml_value session redis.addr <"$file")
case $address in
  ?*:[0-9]*) ;;
  *) no "Expected session.redis.addr = \"host:port\" in $file, but found '$address'" ;;
esac
toml=$("$(link_of webserver)/bin/python" -c 'import tomllib, sys; tomllib.load(open(sys.argv[1], "rb"))' "$file" 2>&1) || no "Expected $file to be TOML, but: $(say "$toml" | tail -n 1)"
say "$file fits release $TO: session.redis.addr is $address"
