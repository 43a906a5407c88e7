#!/bin/sh
set -eu
systemd stop "${POSTGRES_NEW_UNIT:?}"
systemd start "${POSTGRES_OLD_UNIT:?}"
say "Asked systemctl to start the old cluster"
