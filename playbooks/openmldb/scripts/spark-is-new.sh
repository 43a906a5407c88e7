#!/bin/sh
# File by file against the package.
set -eu
[ -d "${SPARK_HOME:?}" ] || no "Expected the new Spark distribution in $SPARK_HOME, but the folder is not there"
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
tar -xzf "${PACKAGE_DIR:?}/${SPARK_PACKAGE:?}" -C "$unpacked"
set -- "$unpacked"/*
[ "$(tree_of "$1")" = "$(tree_of "$SPARK_HOME")" ] || no "Expected $SPARK_HOME to hold the files of $SPARK_PACKAGE, but they differ"
say "$SPARK_HOME holds the files of $SPARK_PACKAGE"
