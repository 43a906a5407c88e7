#!/bin/sh
set -eu
version=$(server_sql 'show server_version_num')
say "$((version / 10000))"
