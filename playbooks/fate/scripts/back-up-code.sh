#!/bin/sh
# Packs the python folder, and lists its files. Logs stay out.
set -eu
[ -s "${NOTES:?}/code.before" ] || list_of "$PYTHON_HOME" | write_whole "$NOTES/code.before"
rm -f "$NOTES/python.tar.gz.part"
tar -czf "$NOTES/python.tar.gz.part" --exclude=python/logs -C "${FATE_ROOT:?}" python
mv "$NOTES/python.tar.gz.part" "$NOTES/python.tar.gz"
sha256sum <"$NOTES/python.tar.gz" | cut -d ' ' -f 1 | write_whole "$NOTES/python.sha256"
fact CODE_SHA256 "$(cat "$NOTES/python.sha256")"
say "The code of release ${FROM:?} is packed in $NOTES/python.tar.gz"
