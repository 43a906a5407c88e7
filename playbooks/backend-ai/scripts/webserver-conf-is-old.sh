#!/bin/sh
set -eu
file=$(webserver_conf)
kept=$(kept_folder)/webserver.conf
[ ! -e "$file.stepwise-part" ] || no "Expected no $file.stepwise-part, but it is there"
[ ! -f "$kept" ] || cmp -s "$kept" "$file" || no "Expected $file to be as it was kept in $kept, but it differs"
say "$file is as it was before"
