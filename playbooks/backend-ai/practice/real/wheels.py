"""Builds wheels of Backend.AI's components, by hand: a zip file each. A manager's has migrations for
a real alembic, one table per revision.

wheels.py GRAPHS WHEELHOUSE RELEASE…: GRAPHS has a file of revisions per release, and .histories."""
import json
import pathlib
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
PACKAGE = "ai/backend/manager"
FIRST = """
    op.create_table("users", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    op.create_table("sessions", sa.Column("id", sa.Integer, primary_key=True), sa.Column("status", sa.Text))
"""
MIGRATION = '''"""a revision"""
import sqlalchemy as sa
from alembic import op

revision = {revision!r}
down_revision = {down!r}
branch_labels = None
depends_on = None


def upgrade():
    {up}


def downgrade():
    {down_body}
'''


def spelled(release):
    return ".".join(part.lstrip("0") or "0" for part in release.split("."))


def migration(revision, down):
    table = "r_" + revision
    up = 'op.create_table("%s", sa.Column("id", sa.Integer, primary_key=True))' % table
    return MIGRATION.format(
        revision=revision,
        down=down,
        up=FIRST.strip() if down is None else up,
        down_body="pass" if down is None else 'op.drop_table("%s")' % table,
    )


def manager(graphs, release):
    revisions = (graphs / spelled(release)).read_text().split()
    for down, revision in zip([None] + revisions, revisions):
        yield "%s/models/alembic/versions/%s_.py" % (PACKAGE, revision), migration(revision, down)
    yield PACKAGE + "/models/alembic/env.py", (HERE / "env.py").read_text()
    yield PACKAGE + "/models/alembic/script.py.mako", ""
    yield PACKAGE + "/cli/command.py", (HERE / "command.py").read_text()
    known = (graphs / (spelled(release) + ".histories")).read_text().split()
    histories = {h: (graphs / spelled(h)).read_text().split() for h in known if (graphs / spelled(h)).exists()}
    yield PACKAGE + "/cli/histories.json", json.dumps(histories)
    for folder in ["ai", "ai/backend", PACKAGE, PACKAGE + "/cli", PACKAGE + "/models", PACKAGE + "/models/alembic"]:
        yield folder + "/__init__.py", ""


def wheel(wheelhouse, component, release, content, scripts):
    name = "backend.ai_" + component.replace("-", "_")
    info = "%s-%s.dist-info" % (name, spelled(release))
    everything = dict(content)
    everything[info + "/METADATA"] = "Metadata-Version: 2.1\nName: backend.ai-%s\nVersion: %s\nRequires-Python: >=3.11\n" % (component, spelled(release))
    everything[info + "/WHEEL"] = "Wheel-Version: 1.0\nGenerator: practice\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    everything[info + "/entry_points.txt"] = "[console_scripts]\n" + scripts
    everything[info + "/RECORD"] = "".join(path + ",,\n" for path in [*everything, info + "/RECORD"])
    target = wheelhouse / ("%s-%s-py3-none-any.whl" % (name, spelled(release)))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for path, text in everything.items():
            file.writestr(path, text)


def main():
    graphs, wheelhouse = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for release in sys.argv[3:]:
        for component in ["agent", "storage-proxy", "webserver"]:
            wheel(wheelhouse, component, release, {}, "")
        scripts = "alembic = alembic.config:main\nbackend.ai = ai.backend.manager.cli.command:main\n"
        wheel(wheelhouse, "manager", release, manager(graphs, release), scripts)


main()
