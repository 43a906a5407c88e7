#!/bin/sh
set -eu
put_app_back
put_credentials_back
