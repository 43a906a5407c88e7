#!/bin/sh
set -eu
put_credentials_back
