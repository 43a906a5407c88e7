#!/bin/sh
set -eu
checkout_python manage.py initcontentsize 2>&1 || no "Expected initcontentsize to end with 0, but it did not"
