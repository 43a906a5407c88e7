#!/bin/sh
# The tool's exit code is that of its last playbook only, so the API server is asked.
set -eu
require_end clean-all
! kubernetes_answers || no "Expected Kubernetes to be uninstalled, but its API server still answers with version $(kubernetes_version)"
say "Everything is uninstalled: Kubernetes does not answer any more"
