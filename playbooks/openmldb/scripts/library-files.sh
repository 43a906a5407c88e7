#!/bin/sh
# Folders of a release: compared, and put in place of one another.

# Every file of a folder with its hash, pid files aside: those belong to what runs.
list_of() (
  cd "$1" || exit
  find . -type f ! -name '*.pid' ! -name '*.pid.child' -exec sha256sum {} + | LC_ALL=C sort -k 2
)

# Puts a copy of a folder in the place of one of the installation. Pid files of components that run
# on this host stand in bin, and are carried over: without them nothing could be stopped any more.
# Begun again after a crash at any line, it ends the same.
put_folder() (
  place=$OPENMLDB_HOME/$2
  [ -d "$1" ] || no "Expected the folder $1, but it is not there"
  current=$place
  [ -d "$current" ] || current=$place.old
  rm -rf "$place.new"
  cp -Rp "$1" "$place.new"
  for pidfile in "$place.new"/*.pid "$place.new"/*.pid.child; do
    rm -f "$pidfile"
  done
  for pidfile in "$current"/*.pid "$current"/*.pid.child; do
    [ ! -f "$pidfile" ] || cp -p "$pidfile" "$place.new/"
  done
  if [ -d "$place" ]; then
    rm -rf "$place.old"
    mv "$place" "$place.old"
  fi
  mv "$place.new" "$place"
  rm -rf "$place.old"
)

# taskmanager's own configuration is written again from conf/ whenever it starts.
require_same_files() (
  wanted=$(list_of "$1" | grep -v 'conf/taskmanager.properties$')
  found=$(list_of "$OPENMLDB_HOME/$2" | grep -v 'conf/taskmanager.properties$')
  [ "$wanted" = "$found" ] || no "Expected $OPENMLDB_HOME/$2 to hold the files of $1, but they differ"
)
