#!/bin/sh
# Without -it, which the guide has: there is no terminal.
set -eu
in_server_pod python manage.py cleanuplegacyexportcache 2>&1 | tail -n 1 || say "cleanuplegacyexportcache ended with $?"
