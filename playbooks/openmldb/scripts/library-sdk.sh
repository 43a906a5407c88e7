#!/bin/sh
# The SDKs of clients: poms that name the Java SDK, and the virtual environment of the Python SDK.

# Does something with each pom of this host: a command that is given its path.
each_pom() {
  command_=$1
  while IFS= read -r pom; do
    [ -z "$pom" ] || "$command_" "$pom" || return
  done <<END
${POM_FILES:?}
END
}

# Where a pom says the version of the SDK's artifacts, as lines "line-number artifact version"; of a
# version that is a property, the line of the property. It exits 3 when an artifact has no version
# here, and 4 when a property is defined elsewhere.
sdk_places() (
  awk '
    function text(line, tag) { sub(".*<" tag "> *", "", line); sub(" *</" tag ">.*", "", line); return line }
    { line = $0
      while (match(line, /<!--.*-->/)) line = substr(line, 1, RSTART - 1) substr(line, RSTART + RLENGTH)
      if (hidden) { if (line !~ /-->/) next; sub(/.*-->/, "", line); hidden = 0 }
      if (line ~ /<!--/) { sub(/<!--.*/, "", line); hidden = 1 }
      of[NR] = line
      if (line ~ /<dependency>/) { inside = 1; group = artifact = version = ""; at = 0 }
      if (inside && line ~ /<groupId>/) group = text(line, "groupId")
      if (inside && line ~ /<artifactId>/) artifact = text(line, "artifactId")
      if (inside && line ~ /<version>/) { version = text(line, "version"); at = NR }
      if (line ~ /<\/dependency>/) {
        inside = 0
        if (group == "com.4paradigm.openmldb" && (artifact == "openmldb-jdbc" || artifact == "openmldb-native")) {
          n++; name[n] = artifact; said[n] = version; place[n] = at
        }
      }
    }
    END {
      for (i = 1; i <= n; i++) {
        if (!place[i]) exit 3
        if (said[i] ~ /^\$\{.*\}$/) {
          property = substr(said[i], 3, length(said[i]) - 3)
          found = 0
          for (k = 1; k <= NR; k++) if (index(of[k], "<" property ">")) { found = k; value = text(of[k], property) }
          if (!found) exit 4
          print found, name[i], value
        } else print place[i], name[i], said[i]
      }
    }' "$1"
)

# 0.9.2 of 0.9.2-macos: builds for a system have a word behind.
plain() { say "$1" | sed 's/-.*//'; }

sdk_versions() { sdk_places "$1" | while read -r _ _ version; do plain "$version"; done | LC_ALL=C sort -u; }

# A pom with the SDK's versions set, on standard output.
pom_with() (
  edits=$(sdk_places "$1" | while read -r line _ version; do
    say "${line}s|>\\( *\\)$version\\( *\\)<|>\\1$2${version#"$(plain "$version")"}\\2<|"
  done | sort -u)
  sed "$edits" "$1"
)

# What Maven really takes for a pom, after all parents and managed versions: "artifact version" lines.
resolved_by_maven() (
  list=$(mktemp)
  trap 'rm -f "$list"' EXIT
  (cd "$(dirname "$1")" && mvn -B -q -Dstyle.color=never -f "$(basename "$1")" dependency:list -DincludeGroupIds=com.4paradigm.openmldb "-DoutputFile=$list" </dev/null) >&2 || exit
  sed -n 's/^ *com\.4paradigm\.openmldb:\(openmldb-[a-z]*\):[^:]*:\([^: ]*\)\(:.*\)*$/\1 \2/p' "$list"
)

pom_backup_of() { say "$1.openmldb-${FROM:?}-${STEPWISE_UPGRADE:?}"; }

# Python as the environment has it; it leaves no compiled files.
python_of() (
  venv=$1
  shift
  PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" "$@" </dev/null
)

python_sdk_version() {
  python_of "${PYTHON_VENV:?}" -c 'from importlib.metadata import version; print(version("openmldb"))' 2>/dev/null
}

fetched_dir() { say "${PYTHON_VENV:?}-wheels-${TO:?}-${STEPWISE_UPGRADE:?}"; }

# Every file and link of a folder with what is in it.
tree_of() (
  cd "$1" || exit
  { find . -type f -exec sha256sum {} + && find . -type l -exec sh -c 'for l; do echo "link $l $(readlink "$l")"; done' sh {} +; } | LC_ALL=C sort -k 2
)
