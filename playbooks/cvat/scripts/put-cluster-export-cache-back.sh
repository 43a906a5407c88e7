#!/bin/sh
set -eu
server_fed tar -C "${DATA_DIR:?}" -xpf - <"${BASELINE:?}/export-cache.tar"
