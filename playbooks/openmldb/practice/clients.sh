#!/bin/sh
# The two hosts with clients: a Maven project on java1, a virtual environment on py1. Sourced by setup.sh.
# shellcheck disable=SC2154,SC2016 # root is setup.sh's; Maven's own variables

# folder, version, where the version stands
project() {
  mkdir -p "$1"
  cat >"$1/pom.xml" <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>site</groupId>
  <artifactId>$(basename "$1")</artifactId>
  <version>1.0</version>
  <properties>
    <openmldb.version>$2</openmldb.version>
  </properties>
  <repositories>
    <repository>
      <id>site</id>
      <url>file://$(printf "%s" "$PRACTICE_ROOT" | sed "s/ /%20/g")/hosts/java1/repository</url>
    </repository>
  </repositories>
  <dependencies>
    <!-- <artifactId>openmldb-jdbc</artifactId> was 0.6.0 once -->
    <dependency>
      <groupId>com.4paradigm.openmldb</groupId>
      <artifactId>openmldb-jdbc</artifactId>
      <version>$3</version>
    </dependency>
    <dependency>
      <groupId>com.4paradigm.openmldb</groupId>
      <artifactId>openmldb-native</artifactId>
      <version>$4</version>
    </dependency>
  </dependencies>
</project>
END
}

practice_java() {
  commands java1 mvn
  mkdir -p "$root/repository"
  for version in 0.6.9 0.9.2; do
    for file in "openmldb-jdbc-$version" "openmldb-native-$version" "openmldb-native-$version-allinone"; do
      echo "$file" >"$root/repository/$file.jar"
    done
  done
}

practice_python() {
  commands py1
  mkdir -p "$root/venv/bin" "$root/venv/lib/site-packages/openmldb" "$root/venv/lib/site-packages/openmldb-0.6.9.dist-info" "$root/wheels"
  cp "$STAND_INS/venv-python" "$root/venv/bin/python"
  chmod +x "$root/venv/bin/python"
  for version in 0.6.9 0.9.2; do echo "__version__ = '$version'" >"$root/wheels/openmldb-$version-py3-none-any.whl"; done
  cp "$root/wheels/openmldb-0.6.9-py3-none-any.whl" "$root/venv/lib/site-packages/openmldb/__init__.py"
  echo pip >"$root/venv/lib/site-packages/openmldb-0.6.9.dist-info/INSTALLER"
}

# shellcheck source=/dev/null
case $SCENARIO in
  real-sdk) . "$PRACTICE_SOURCE/real-clients.sh" ;;
  *) practice_java && practice_python ;;
esac
project "$PRACTICE_ROOT/hosts/java1/project" 0.6.9 '${openmldb.version}' '${openmldb.version}'
project "$PRACTICE_ROOT/hosts/java1/project/reports" unused 0.6.9 0.6.9-allinone
