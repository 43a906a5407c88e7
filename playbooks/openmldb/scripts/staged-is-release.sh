#!/bin/sh
set -eu
package=${PACKAGE_DIR:?}/openmldb-${TO:?}-linux.tar.gz
found=$(release_of_files nameserver "$STAGED_DIR") || found=
[ "$found" = "$TO" ] || no "Expected $STAGED_DIR/bin/openmldb to be release $TO, but it is '${found:-not there}'"
[ -f "$STAGED_DIR/tools/openmldb_ops.py" ] || no "Expected the operation tool in $STAGED_DIR/tools, but it is not there"
packed=$(tar -tzf "$package" | grep -vc '/$')
unpacked=$(find "$STAGED_DIR" ! -type d ! -name .staged-by | wc -l)
[ "$packed" -eq "$unpacked" ] || no "Expected the $packed files of the package in $STAGED_DIR, but there are $unpacked"
say "$STAGED_DIR holds the $packed files of release $TO"
