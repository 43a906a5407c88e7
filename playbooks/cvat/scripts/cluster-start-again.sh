#!/bin/sh
# As many pods of each as there were; the stores first.
set -eu
for kind in statefulset deployment; do
  grep "^$kind|" "${BASELINE:?}/replicas" | while IFS='|' read -r _ name count; do
    kube scale "$kind" "$name" "--replicas=$count" || say "kubectl scale of $name ended with $?"
  done
done
