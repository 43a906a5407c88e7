/// The log in PostgreSQL, schema `audit`: plain JDBC for sealing, Panache for reading. Start at
/// [PostgresSealedLog] and [PostgresLogBook]; the tables are in `db/audit`.
@NullMarked
package dev.stepwise.audit.adapter.postgres;

import org.jspecify.annotations.NullMarked;
