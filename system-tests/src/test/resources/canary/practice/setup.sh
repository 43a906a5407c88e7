set -eu
for host in one two; do
  root=$PRACTICE_ROOT/hosts/$host
  mkdir -p "$root/bin" "$root/home"
  echo 1.0 >"$root/home/version"
  cat >"$root/bin/urlencode" <<'END'
#!/bin/sh
od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g' | tr a-f A-F |
  sed 's/%2D/-/g; s/%2E/./g; s/%5F/_/g; s/%7E/~/g' |
  awk '{
    for (i = 48; i < 123; i++) if (i < 58 || (i > 64 && i < 91) || i > 96)
      gsub(sprintf("%%%02X", i), sprintf("%c", i))
    printf "%s", $0
  }'
END
  cat >"$root/bin/jsonstring" <<'END'
#!/bin/sh
sed 's/\\/\\\\/g; s/"/\\"/g' | awk 'NR > 1 { printf "\\n" } { printf "%s", $0 }'
END
  chmod +x "$root/bin/urlencode" "$root/bin/jsonstring"
done
