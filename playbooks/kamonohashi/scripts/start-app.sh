#!/bin/sh
set -eu
scale_app 1
