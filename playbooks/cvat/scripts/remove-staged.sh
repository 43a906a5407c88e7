#!/bin/sh
set -eu
rm -rf "$STAGED_DIR" "$STAGED_DIR.part"
say "The fetched source is gone"
