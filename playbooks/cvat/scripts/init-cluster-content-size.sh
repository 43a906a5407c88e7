#!/bin/sh
set -eu
in_server_pod python manage.py initcontentsize 2>&1 || no "Expected initcontentsize to end with 0, but it did not"
