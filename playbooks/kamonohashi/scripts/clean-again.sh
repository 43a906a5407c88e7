#!/bin/sh
# The new tool uninstalls what the old one left: NVIDIA's packages above all. It restarts the compute nodes.
set -eu
note_begin clean-again
require_checked_out "${TO_TOOL:?}" "${TO_DEEPOPS:?}" "${TO:?}"
deploy_tool_with_ansible y clean all || say "clean all ended with $?; what is left is asked below"
note_end clean-again
