#!/bin/sh
set -eu
[ -s "$NOTES/clean-again" ] || no "Expected the second clean all to have come to its end, but that is not noted in $NOTES"
! kubernetes_answers || no "Expected Kubernetes to be uninstalled, but its API server still answers"
say "The second clean all is done, and Kubernetes does not answer"
