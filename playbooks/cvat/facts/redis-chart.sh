#!/bin/sh
# Whose Redis chart CVAT's chart has brought: only Bitnami's calls its pod a master.
set -eu
list=$(workloads statefulsets "$OURS")
if say "$list" | grep -q '^[^|]*-redis-master|'; then say bitnami; else say other; fi
