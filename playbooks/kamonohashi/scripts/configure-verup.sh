#!/bin/sh
# Exactly once.
set -eu
keep_configuration verup
deploy_tool configure verup </dev/null 2>&1
