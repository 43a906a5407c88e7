#!/bin/sh
# As many pods of each as there were.
set -eu
while IFS='|' read -r name count; do
  kube scale deployment "$name" "--replicas=$count" || say "kubectl scale of $name ended with $?"
done <"${BASELINE:?}/replicas"
