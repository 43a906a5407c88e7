#!/bin/sh
# Keeps what etcd knows of the cluster, as upstream's own tool tells it.
set -eu
folder=$(kept_folder)
umask 077
mkdir -p "$folder"
backend_ai_in "$(link_of manager)" mgr etcd get --prefix '' >"$folder/etcd.json.part" 2>"$folder/etcd.log" || no "Expected 'backend.ai mgr etcd get' to tell what is in etcd, but it ended with $?: $(tail -n 1 "$folder/etcd.log")"
mv "$folder/etcd.json.part" "$folder/etcd.json"
fact ETCD_BACKUP "$folder/etcd.json"
fact ETCD_SHA256 "$(sha256_of "$folder/etcd.json")"
say "Kept in $folder/etcd.json: $(wc -c <"$folder/etcd.json") bytes"
