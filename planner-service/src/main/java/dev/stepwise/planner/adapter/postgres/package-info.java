/// Tables and rows; the schema is in `db/migration`. Start at [PostgresUpgradeStore] and
/// [PostgresTransactions].
@NullMarked
package dev.stepwise.planner.adapter.postgres;

import org.jspecify.annotations.NullMarked;
