#!/bin/sh
set -eu
dev_python manage.py cleanuplegacyexportcache 2>&1 || say "cleanuplegacyexportcache ended with $?"
