/// Where facts come from: every fact topic, read by one consumer. Start at [FactTopics].
@NullMarked
package dev.stepwise.audit.adapter.kafka;

import org.jspecify.annotations.NullMarked;
