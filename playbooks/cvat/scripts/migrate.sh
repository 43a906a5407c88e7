#!/bin/sh
set -eu
checkout_python manage.py migrate --no-input 2>&1 | tail -n 20 || say "manage.py migrate ended with $?"
