#!/bin/sh
# The gate: uninstalling Kubernetes would end every job that still runs.
set -eu
jobs=$(job_pods) || unclear "Expected Kubernetes to list the pods of all namespaces, but it does not answer"
[ -z "$jobs" ] || no "Expected no job to run, but there are $(say "$jobs" | wc -l): $jobs"
say "No job runs"
