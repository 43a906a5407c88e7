#!/bin/sh
set -eu
in_pod python3 manage.py cleanuplegacyexportcache 2>&1 || say "cleanuplegacyexportcache ended with $?"
