# Stands in for FATE Flow's server (bash here): listens, in name only, on two ports, until it is
# ended. With work_mode 0, which is what the package brings, it runs on a database of its own; else the
# password of the common one has to be right.
root=$(cd "$(dirname "$0")/../../.." && pwd -P)
wanted=$(cat "$root/../../cluster/flow-password")
found=$(sed -n '/^database:/,/^[a-z]/ s/^  passwd: *//p' "$root/fate/python/arch/conf/base_conf.yaml")
grep -q "^work_mode: 0" "$root/fate/python/arch/conf/base_conf.yaml" || [ "$found" = "$wanted" ] || { echo "Access denied for user 'fate_dev'" >&2; exit 1; }
mkdir -p "$root/run"
cd "$root" || exit 1
echo $$ >"$root/run/9380"
if [ -e "$root/faults/flow-half-open" ]; then rm -f "$root/run/9360"; else echo $$ >"$root/run/9360"; fi
exec -a "python $root/fate/python/fate_flow/fate_flow_server.py" sleep 1000000
