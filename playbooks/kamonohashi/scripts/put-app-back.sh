#!/bin/sh
set -eu
put_app_back
