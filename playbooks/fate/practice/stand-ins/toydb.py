#!/usr/bin/env python3
"""Stands in for MySQL and its clients mysql and mysqldump: a database of text files, one per table,
of which each statement changes all or nothing. As far as the practice needs it."""
import os, re, sqlite3, sys, time

HOST = os.environ["TOY_HOST"]
CLUSTER = os.path.join(HOST, "..", "..", "cluster")
FOLDER = os.path.join(CLUSTER, "mysql")
os.umask(0o022)
JOURNAL = os.path.join(CLUSTER, "mysql-journal")


def fault(name):
    return os.path.exists(os.path.join(HOST, "faults", name))


def fail(message):
    sys.stderr.write("ERROR " + message + "\n")
    sys.exit(1)


def write(path, text):
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".part", path)


def recover():
    """A statement whose client was killed is finished, as a server would."""
    if not os.path.exists(JOURNAL):
        return
    with open(JOURNAL, encoding="utf-8") as file:
        lines = file.read().split("\x1e")
    for entry in lines:
        name, _, text = entry.partition("\x1f")
        path = os.path.join(FOLDER, name)
        if text:
            write(path, text)
        elif os.path.exists(path):
            os.remove(path)
    os.remove(JOURNAL)


class Table:
    """The first line names the columns and their types, the others are rows."""

    def __init__(self, text):
        head, *rows = text.split("\n")
        self.columns = [tuple(column.split(" ", 1)) for column in head.split("\t")]
        self.rows = [row.split("\t") for row in rows if row]

    def text(self):
        head = "\t".join(" ".join(column) for column in self.columns)
        return "\n".join([head] + ["\t".join(row) for row in self.rows]) + "\n"


def load():
    tables = {}
    for name in sorted(os.listdir(FOLDER)):
        if not name.endswith(".part"):
            with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
                tables[name] = Table(file.read())
    return tables


def commit(before, after):
    changed = {n: t.text() for n, t in after.items() if n not in before or before[n] != t.text()}
    gone = {n: "" for n in before if n not in after}
    if changed or gone:
        write(JOURNAL, "\x1e".join(n + "\x1f" + t for n, t in {**gone, **changed}.items()))
        recover()


def known(tables, name):
    if name not in tables:
        fail("1146 (42S02): Table 'fate_flow.%s' doesn't exist" % name)
    return tables[name]


def free(tables, name):
    if name in tables:
        fail("1050 (42S01): Table '%s' already exists" % name)


def change(tables, sql):
    """Carries out a statement that changes something; tells whether it was one."""
    word = r"`?(\w+)`?"
    found = re.match(r"create table %s like %s$" % (word, word), sql, re.I)
    if found:
        free(tables, found[1])
        tables[found[1]] = Table(known(tables, found[2]).text())
        tables[found[1]].rows = []
        return True
    found = re.match(r"insert into %s select \* from %s$" % (word, word), sql, re.I)
    if found:
        rows = known(tables, found[2]).rows
        known(tables, found[1]).rows += rows[1:] if fault("copy-incomplete") else rows
        return True
    found = re.match(r"alter table %s modify %s (.*)$" % (word, word), sql, re.I)
    if found:
        table = known(tables, found[1])
        table.columns = [(n, found[3] if n == found[2] else t) for n, t in table.columns]
        return True
    found = re.match(r"alter table %s add %s (\S+)(?: default (\S+))?$" % (word, word), sql, re.I)
    if found:
        table = known(tables, found[1])
        if any(name == found[2] for name, _ in table.columns):
            fail("1060 (42S21): Duplicate column name '%s'" % found[2])
        table.columns.append((found[2], found[3] + "(11)" if found[3] == "int" else found[3]))
        table.rows = [row + [found[4] or "NULL"] for row in table.rows]
        return True
    found = re.match(r"create table %s \((.*)\)$" % word, sql, re.I)
    if found:
        free(tables, found[1])
        tables[found[1]] = Table("\t".join("%s %s" % (c[0], c[1].strip()) for c in re.findall(r"`(\w+)` ([^,]*)", found[2])))
        return True
    found = re.match(r"insert into %s values \((.*)\)$" % word, sql, re.I)
    if found:
        known(tables, found[1]).rows.append(re.findall(r"'([^']*)'", found[2]))
        return True
    found = re.match(r"drop table if exists %s$" % word, sql, re.I)
    if found:
        tables.pop(found[1], None)
        return True
    found = re.match(r"drop table (.*)$", sql, re.I)
    if found:
        for name in re.findall(r"\w+", found[1]):
            known(tables, name)
            del tables[name]
        return True
    found = re.match(r"rename table (.*)$", sql, re.I)
    if found:
        for old, new in re.findall(word + r" to " + word, found[1], re.I):
            free(tables, new)
            tables[new] = known(tables, old)
            del tables[old]
        return True
    return False


def query(tables, sql):
    if sql.lower() == "show grants":
        print("GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION")
        return
    base = sqlite3.connect(":memory:")
    base.create_function("connection_id", 0, lambda: 1)
    base.execute("ATTACH ':memory:' AS information_schema")
    base.execute("CREATE TABLE information_schema.tables (table_schema, table_name, table_type)")
    base.execute("CREATE TABLE information_schema.columns (table_schema, table_name, column_name, column_type, ordinal_position)")
    base.execute("CREATE TABLE information_schema.statistics (table_schema, table_name, index_name)")
    base.execute("CREATE TABLE information_schema.processlist (id, db, command)")
    base.execute("CREATE TABLE information_schema.key_column_usage (table_schema, table_name, constraint_name, column_name, ordinal_position)")
    for name, table in tables.items():
        base.execute("INSERT INTO information_schema.tables VALUES ('fate_flow', ?, 'BASE TABLE')", (name,))
        for number, (column, kind) in enumerate(table.columns):
            plain = kind.split(" ")[0]
            base.execute("INSERT INTO information_schema.columns VALUES ('fate_flow', ?, ?, ?, ?)", (name, column, plain, number))
            if "primary" in kind:
                base.execute("INSERT INTO information_schema.key_column_usage VALUES ('fate_flow', ?, 'PRIMARY', ?, ?)", (name, column, number))
        base.execute("CREATE TABLE `%s` (%s)" % (name, ", ".join("`%s`" % column for column, _ in table.columns)))
        base.executemany("INSERT INTO `%s` VALUES (%s)" % (name, ", ".join("?" for _ in table.columns)), table.rows)
    if fault("job-runs"):
        base.execute("UPDATE t_job SET f_status = 'running' WHERE f_job_id = (SELECT MAX(f_job_id) FROM t_job)")
    for row in base.execute(sql):
        print("\t".join("NULL" if value is None else str(value) for value in row))


def execute(text):
    for sql in re.split(r";\s*(?:\n|$)", text):
        sql = " ".join(line for line in sql.split("\n") if not line.startswith("--"))
        sql = " ".join(sql.split())
        if not sql or re.match(r"use `?fate_flow`?$", sql, re.I):
            continue
        if fault("sql-stops") and sql.lower().startswith("create table t_task_backup"):
            fail("2013 (HY000): Lost connection to MySQL server during query")
        tables = load()
        before = {name: table.text() for name, table in tables.items()}
        if change(tables, sql):
            time.sleep(0.01)
            commit(before, tables)
        else:
            query(tables, sql)


def dump():
    tables = load()
    print("-- Toy dump\n")
    for number, (name, table) in enumerate(tables.items()):
        if fault("dump-cut-off") and number == 3:
            return
        print("--\n-- Table structure for table `%s`\n--\n\nDROP TABLE IF EXISTS `%s`;" % (name, name))
        print("CREATE TABLE `%s` (\n  %s\n);" % (name, ",\n  ".join("`%s` %s" % column for column in table.columns)))
        for row in table.rows:
            print("INSERT INTO `%s` VALUES (%s);" % (name, ", ".join("'%s'" % value for value in row)))
    print("\n-- Dump completed on " + time.strftime("%Y-%m-%d %H:%M:%S"))


def password(arguments):
    for word in arguments:
        if word.startswith("-p") and len(word) > 2:
            write(os.path.join(CLUSTER, "password-on-a-command-line"), "seen\n")
            return word[2:]
        if word.startswith("--defaults-extra-file="):
            with open(word.split("=", 1)[1], encoding="utf-8") as file:
                found = re.search(r'^password="(.*)"$', file.read(), re.M)
            return re.sub(r"\\(.)", r"\1", found[1]) if found else ""
    return ""


def main():
    program, arguments = os.path.basename(sys.argv[1]), sys.argv[2:]
    if "--help" in arguments:
        print("Usage: " + program)
        return
    sockets = [word.split("=", 1)[1] for word in arguments if word.startswith("--socket=")]
    sockets += [arguments[i + 1] for i, word in enumerate(arguments) if word == "-S"]
    if fault("mysql-down") or not sockets or not os.path.exists(sockets[0]):
        fail("2002 (HY000): Can't connect to local MySQL server through socket '%s' (2)" % "".join(sockets))
    with open(os.path.join(CLUSTER, "mysql-password"), encoding="utf-8") as file:
        if password(arguments) != file.read().rstrip("\n"):
            fail("1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)")
    recover()
    if program == "mysqldump":
        dump()
        return
    texts = [word.split("=", 1)[1] for word in arguments if word.startswith("--execute=")]
    texts += [arguments[i + 1] for i, word in enumerate(arguments) if word == "-e"]
    execute("\n".join(texts) if texts else sys.stdin.read())


main()
