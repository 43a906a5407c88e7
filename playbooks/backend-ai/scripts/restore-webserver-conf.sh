#!/bin/sh
set -eu
file=$(webserver_conf)
kept=$(kept_folder)/webserver.conf
rm -f "$file.stepwise-part"
[ ! -f "$kept" ] || replace_file "$file" <"$kept"
say "$file is as it was"
