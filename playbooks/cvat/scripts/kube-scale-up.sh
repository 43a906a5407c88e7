#!/bin/sh
set -eu
while read -r name replicas; do
  kube scale deployment "$name" --replicas="$replicas" || say "kubectl scale ended with $?"
done <"$(notes_dir)/deployments"
