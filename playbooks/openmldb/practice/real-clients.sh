#!/bin/sh
# The clients with Maven, pip and virtual environments as they really are. Only the SDK's own
# artifacts and wheels are made here, empty but for their names and versions. Sourced by clients.sh.
# shellcheck disable=SC2154 # root is setup.sh's

# artifact, version
artifact() {
  folder=$root/repository/com/4paradigm/openmldb/$1/$2
  mkdir -p "$folder" "$root/empty"
  cat >"$folder/$1-$2.pom" <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.4paradigm.openmldb</groupId>
  <artifactId>$1</artifactId>
  <version>$2</version>
</project>
END
  python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1], "w").writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")' "$folder/$1-$2.jar"
}

# name, version, requirement: a wheel that pip takes for one
wheel() {
  python3 - "$root/wheels" "$@" <<'END'
import sys, zipfile
folder, name, version, needs = (sys.argv[1:] + [""])[:4]
info = f"{name}-{version}.dist-info"
requires = f"Requires-Dist: {needs}\n" if needs else ""
with zipfile.ZipFile(f"{folder}/{name}-{version}-py3-none-any.whl", "w") as wheel:
    wheel.writestr(f"{name}/__init__.py", f"__version__ = '{version}'\n")
    wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requires}")
    wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: practice\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    wheel.writestr(f"{info}/RECORD", f"{name}/__init__.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
END
}

owner=$(eval echo "~$(id -un)")
commands java1
for version in 0.6.9 0.9.2; do
  artifact openmldb-jdbc "$version"
  artifact openmldb-native "$version"
  artifact openmldb-native "$version-allinone"
done
mkdir -p "$root/home/.m2"
# What Maven itself needs comes from where it always does; what it finds is not kept in the owner's cache.
settings=$owner/.m2/settings.xml
[ -f "$settings" ] || { settings=$PRACTICE_ROOT/settings.xml; echo '<settings></settings>' >"$settings"; }
awk -v line="<localRepository>$PRACTICE_ROOT/maven-cache</localRepository>" '
  { at = match($0, /<settings[^>]*>/) }
  at && !done { print substr($0, 1, at + RLENGTH - 1) line substr($0, at + RLENGTH); done = 1; next }
  { print }' "$settings" >"$root/home/.m2/settings.xml"
mkdir -p "$owner/.m2/repository"
cp -Rl "$owner/.m2/repository" "$PRACTICE_ROOT/maven-cache" 2>/dev/null || mkdir -p "$PRACTICE_ROOT/maven-cache"
rm -rf "$PRACTICE_ROOT/maven-cache/com/4paradigm"

commands py1
mkdir -p "$root/wheels"
wheel openmldb 0.6.9 "sqlalchemy<2"
wheel openmldb 0.9.2 "sqlalchemy>=2.0.27"
wheel sqlalchemy 1.4.54
wheel sqlalchemy 2.0.31
python3 -m venv "$root/venv"
PYTHONDONTWRITEBYTECODE=1 "$root/venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-compile --no-index "--find-links=$root/wheels" openmldb==0.6.9
find "$root/venv" -name __pycache__ -type d -prune -exec rm -rf {} +
