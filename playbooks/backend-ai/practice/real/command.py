"""backend.ai of the practice installation with real migrations: mgr schema on the real alembic;
mgr etcd is left to the stand-in."""
import json
import os
import sys
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationStep
from alembic.script import ScriptDirectory


def option(name, default):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def apply_missing(version, config, dry_run):
    histories = json.loads(files(__package__).joinpath("histories.json").read_text())
    if not histories:
        sys.stderr.write("Error: No such command 'apply-missing-revisions'.\n")
        return 2
    if version not in histories:
        sys.stderr.write("Could not find revision history dump as of Backend.AI version %s.\n" % version)
        return 1
    scripts = ScriptDirectory.from_config(config)
    missing = [s for s in scripts.walk_revisions("base", "heads") if s.revision not in histories[version]]
    missing.reverse()
    sys.stderr.write("INFO Applying following revisions:\n")
    for script in missing:
        sys.stderr.write("INFO     %s\n" % script)
    destination = missing[-1].revision
    if not dry_run:
        steps = lambda rev, ctx: [MigrationStep.upgrade_from_script(scripts.revision_map, s) for s in missing]
        with EnvironmentContext(config, scripts, fn=steps, destination_rev=destination):
            scripts.run_env()
    return 0


def main():
    if sys.argv[2] == "etcd":
        stand_in = os.path.join(os.environ["PRACTICE_ROOT"], "hosts", os.environ["PRACTICE_HOST"], "bin", "backend.ai")
        os.execv(stand_in, [stand_in] + sys.argv[1:])
    config = Config(option("-f", "alembic.ini"))
    if sys.argv[3] == "apply-missing-revisions":
        return apply_missing(sys.argv[4], config, "--dry-run" in sys.argv)
    if sys.argv[3] == "oneshot":
        return command.upgrade(config, "head")
    return 2
