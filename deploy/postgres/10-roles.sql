-- The roles and schemas of the services, once, when the database is created; the image runs this
-- with psql as the superuser in the database `stepwise`. What a role may do with tables is for the
-- schema's owner to grant, in its Flyway migrations. Passwords come from files and stand in no
-- command line.
\set ON_ERROR_STOP on
\set planner `cat /run/secrets/planner_password`
\set notifier `cat /run/secrets/notifier_password`
\set audit_owner `cat /run/secrets/audit_owner_password`
\set audit_writer `cat /run/secrets/audit_writer_password`
\set audit_reader `cat /run/secrets/audit_reader_password`

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE ROLE planner LOGIN PASSWORD :'planner';
CREATE SCHEMA planner AUTHORIZATION planner;
ALTER ROLE planner SET search_path = planner;

CREATE ROLE notifier LOGIN PASSWORD :'notifier';
CREATE SCHEMA notifier AUTHORIZATION notifier;
ALTER ROLE notifier SET search_path = notifier;

-- The owner changes the schema, the writer only adds rows, the reader only reads.
CREATE ROLE audit_owner LOGIN PASSWORD :'audit_owner';
CREATE SCHEMA audit AUTHORIZATION audit_owner;
ALTER ROLE audit_owner SET search_path = audit;

CREATE ROLE audit_writer LOGIN PASSWORD :'audit_writer';
GRANT USAGE ON SCHEMA audit TO audit_writer;
ALTER ROLE audit_writer SET search_path = audit;

CREATE ROLE audit_reader LOGIN PASSWORD :'audit_reader';
GRANT USAGE ON SCHEMA audit TO audit_reader;
ALTER ROLE audit_reader SET search_path = audit;
