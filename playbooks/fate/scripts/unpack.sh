#!/bin/sh
# Unpacks into a folder that only this user can read, and puts beside it what the upgrade script is
# to call instead of sh and of MySQL's programs.
set -eu
folder=${STATE_DIR:?}/package-${STEPWISE_UPGRADE:?}
rm -rf "$folder.part" "$folder"
mkdir -p "$folder.part/bin" "$folder.part/mysql/bin"
chmod 700 "$folder.part"
tar -xzf "${PACKAGE_DIR:?}/upgrade_1_4_0-1_4_4.tar.gz" -C "$folder.part"
# The upgrade script calls FATE's service scripts with sh; they are written for bash.
cat >"$folder.part/bin/sh" <<'END'
#!/bin/bash
exec bash "$@"
END
chmod 700 "$folder.part/bin/sh"
# The upgrade script puts the password on the command line, where everybody on the host can read it.
# It gets a word that is none, and clients that drop it and read the password from a pipe.
for file in "${MYSQL_ROOT:?}"/*; do
  [ ! -e "$file" ] || [ "${file##*/}" = bin ] || ln -s "$file" "$folder.part/mysql/${file##*/}"
done
for file in "$MYSQL_ROOT"/bin/*; do
  [ -x "$file" ] || continue
  name=${file##*/}
  case $name in
    mysql | mysqldump | mysqladmin)
      cat >"$folder.part/mysql/bin/$name" <<END
#!/bin/sh
for word; do
  shift
  case \$word in
    -p* | --password*) ;;
    *) set -- "\$@" "\$word" ;;
  esac
done
exec $(quoted "$file") --defaults-extra-file=/dev/fd/4 "\$@" 4<<PASSWORD
[client]
password="\$FATE_PASSWORD_OPTION"
PASSWORD
END
      chmod 700 "$folder.part/mysql/bin/$name"
      ;;
    *) ln -s "$file" "$folder.part/mysql/bin/$name" ;;
  esac
done
mv "$folder.part" "$folder"
fact PACKAGE_COPY "$folder"
say "The package is unpacked in $folder"
