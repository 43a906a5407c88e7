#!/bin/sh
set -eu
require_end clean-again
! kubernetes_answers || no "Expected Kubernetes to be uninstalled, but its API server still answers"
say "The second clean all is done, and Kubernetes does not answer"
