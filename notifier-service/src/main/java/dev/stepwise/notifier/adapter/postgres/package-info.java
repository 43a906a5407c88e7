/// The schema `notifier`. Start at `PostgresNoticeStore`.
@NullMarked
package dev.stepwise.notifier.adapter.postgres;

import org.jspecify.annotations.NullMarked;
