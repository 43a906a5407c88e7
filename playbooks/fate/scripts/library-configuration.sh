#!/bin/sh
# arch/conf/base_conf.yaml: the package brings its own, with everything at its default. What the old
# one said is kept, key by key. Where ZooKeeper is stood in Python files up to 1.4.1 (they are read,
# not run), and in base_conf.yaml since 1.4.2.

# The configuration that this host should have, on standard output: the old python folder's
# base_conf.yaml, the old fate_flow folder, the base_conf.yaml that the package brought
intended_configuration() {
  "$(python_of_fate)" - "$1" "$2" "$3" "${USE_REGISTRY:?}" 4>&- <<'PYTHON'
import ast, json, os, re, sys

old_conf, old_flow, new_conf, use_registry = sys.argv[1:5]


def blocks(path):
    """The top-level keys of a YAML file in their order, each with its text."""
    found, order, key = {}, [], ""
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            start = re.match(r"([A-Za-z_][\w-]*)\s*:", line)
            if start:
                key = start.group(1)
            if key not in found:
                found[key] = []
                order.append(key)
            found[key].append(line)
    return found, order


def literals(path, names):
    """Values that a Python file assigns to names, at the top or in a class."""
    found = {}
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id in names:
                try:
                    found[target.id] = ast.literal_eval(node.value)
                except ValueError:
                    sys.exit("Expected %s in %s to be a literal, but it is computed" % (target.id, path))
    return found


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    plain = re.match(r"[A-Za-z_/][\w./:-]*$|\d+(\.\d+){3}:\d+$", str(value))
    words = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
    return str(value) if plain and str(value).lower() not in words else json.dumps(str(value), ensure_ascii=False)


def from_python(flow):
    names = ("USE_CONFIGURATION_CENTER", "ZOOKEEPER_HOSTS", "USE_ACL", "ZK_USERNAME", "ZK_PASSWORD")
    found = literals(os.path.join(flow, "settings.py"), names)
    found.update(literals(os.path.join(flow, "utils", "setting_utils.py"), names))
    missing = [name for name in names if name not in found]
    if missing:
        sys.exit("Expected %s in the settings of %s, but they are missing" % (", ".join(missing), flow))
    hosts = found["ZOOKEEPER_HOSTS"]
    hosts = [host.strip() for host in hosts.split(",")] if isinstance(hosts, str) else hosts
    zookeeper = ["zookeeper:", "  hosts:"] + ["    - " + text(host) for host in hosts]
    zookeeper += ["  use_acl: " + text(found["USE_ACL"]), "  user: " + text(found["ZK_USERNAME"])]
    zookeeper += ["  password: " + text(found["ZK_PASSWORD"])]
    return {"use_registry": ["use_registry: " + text(bool(found["USE_CONFIGURATION_CENTER"]))], "zookeeper": zookeeper}


old, old_order = blocks(old_conf)
new, order = blocks(new_conf)
if "zookeeper" not in old and os.path.exists(os.path.join(old_flow, "utils", "setting_utils.py")):
    moved = from_python(old_flow)
    old.update(moved)
    old_order += list(moved)
if "default_model_store_address" in old and "model_store_address" not in old:
    lines = old.pop("default_model_store_address")
    old["model_store_address"] = [lines[0].replace("default_model_store_address", "model_store_address", 1)] + lines[1:]
    old_order[old_order.index("default_model_store_address")] = "model_store_address"
    new.pop("default_model_store_address", None)
if use_registry != "as-before":
    old["use_registry"] = ["use_registry: " + use_registry]
    old_order.append("use_registry")
for key in order + [key for key in old_order if key not in order]:
    for line in old.get(key) or new.get(key) or []:
        sys.stdout.write(line + "\n")
PYTHON
}

# Where the old configuration is, now that the code has been exchanged.
old_configuration() {
  case ${MODULE:?} in
    fateflow) say "$NOTES/base_conf.delivered" ;;
    *) say "${CODE_BACKUP:?}/arch/conf/base_conf.yaml" ;;
  esac
}

old_flow_folder() {
  case ${MODULE:?} in
    fateflow) say "${CODE_BACKUP:?}" ;;
    *) say "${CODE_BACKUP:?}/fate_flow" ;;
  esac
}
