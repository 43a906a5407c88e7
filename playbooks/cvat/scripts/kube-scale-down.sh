#!/bin/sh
# Nobody writes while the site makes its backup.
set -eu
while read -r name _; do
  kube scale deployment "$name" --replicas=0 || say "kubectl scale ended with $?"
done <"$(notes_dir)/deployments"
