/// What several adapters need to reach others: calls over HTTP that have an end.
@NullMarked
package dev.stepwise.notifier.adapter;

import org.jspecify.annotations.NullMarked;
