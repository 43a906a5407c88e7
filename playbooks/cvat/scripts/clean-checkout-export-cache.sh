#!/bin/sh
set -eu
checkout_python manage.py cleanuplegacyexportcache 2>&1 | tail -n 1 || say "cleanuplegacyexportcache ended with $?"
