#!/bin/sh
# Uninstalls Kubernetes; data stays. Tools of 3.x and later ask on standard input; before, Kubespray asks, and
# without a terminal it must be told by a variable.
set -eu
note_begin clean-all
case $(tool_at_head) in
  2.*) deploy_tool_with_ansible yes clean all -e delete_nodes_confirmation=yes ;;
  *) deploy_tool_with_ansible y clean all ;;
esac || say "clean all ended with $?; whether the cluster is gone is asked below"
note_end clean-all
