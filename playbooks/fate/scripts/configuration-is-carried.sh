#!/bin/sh
# Every key of the old configuration stands in the new one as it was, and ZooKeeper's are there.
set -eu
[ -f "${NOTES:?}/base_conf.delivered" ] || no "Expected the configuration as the package brought it in $NOTES, but it is not there"
wanted=$(intended_configuration "$(old_configuration)" "$(old_flow_folder)" "$NOTES/base_conf.delivered") || no "Expected to read the old configuration in ${CODE_BACKUP:?}, but cannot"
found=$(cat "$CONF")
[ "$found" = "$wanted" ] || no "Expected $CONF to say what the old configuration said, but it does not (database, model store, ports, work_mode, use_registry and zookeeper are compared)"
for key in database fate_flow use_registry zookeeper; do
  grep -q "^$key:" "$CONF" || no "Expected the key $key in $CONF, but it is missing"
done
say "The configuration is carried over"
