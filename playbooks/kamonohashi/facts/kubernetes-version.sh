#!/bin/sh
# The version of the API server.
set -eu
found=$(kubernetes_version)
[ -n "$found" ] || no "Expected the API server of Kubernetes to tell its version, but it does not answer"
say "$found"
