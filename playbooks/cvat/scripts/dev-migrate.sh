#!/bin/sh
set -eu
dev_python manage.py migrate --noinput 2>&1 || no "Expected manage.py migrate to end with 0, but it did not"
