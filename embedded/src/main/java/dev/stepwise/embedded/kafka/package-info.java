/// A Kafka broker inside this process. Start at [EmbeddedKafka].
@NullMarked
package dev.stepwise.embedded.kafka;

import org.jspecify.annotations.NullMarked;
