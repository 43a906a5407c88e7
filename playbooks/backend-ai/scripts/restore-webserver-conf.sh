#!/bin/sh
set -eu
file=$(webserver_conf)
kept=${WEBSERVER_CONF_KEPT:-${BACKUP_DIR:?}/${STEPWISE_UPGRADE:?}/${FROM:?}/webserver.conf}
rm -f "$file.stepwise-part"
[ ! -f "$kept" ] || replace_file "$file" <"$kept"
say "$file is as it was"
