#!/bin/sh
# The old tool uninstalls. Whoever types an unknown command gets its help and exit code 0.
set -eu
require_tools
tool_at_head | grep -q "^$(say "${FROM:?}" | sed 's/\./\\./g')\.[0-9]*\$" || no "Expected the deploy tool of the installed release $FROM, but it is at '$(tool_at_head | tr '\n' ' ')'"
quietly command -v ansible-playbook || no "Expected ansible-playbook on this host, but it is not installed; run ./deploy-kamonohashi.sh prepare"
# a try that was broken off may have uninstalled the API server already
! kubernetes_answers || require_app_stopped
say "The deploy tool of $FROM can uninstall"
