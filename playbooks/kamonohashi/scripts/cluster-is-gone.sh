#!/bin/sh
set -eu
! kubernetes_answers || no "Expected Kubernetes to be uninstalled, but its API server still answers with version $(kubernetes_version)"
say "Kubernetes does not answer"
