#!/bin/sh
set -eu
say "Nothing to do here but to sign"
