/// The log over HTTP, under `/api/v1`. Start at [UpgradesResource] and [EntriesResource]; what goes
/// wrong becomes a problem document in [Problems].
@NullMarked
package dev.stepwise.audit.adapter.http;

import org.jspecify.annotations.NullMarked;
