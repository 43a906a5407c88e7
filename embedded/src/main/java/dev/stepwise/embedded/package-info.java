/// What Stepwise needs around it, from Maven artifacts alone: a Kafka broker, a PostgreSQL and
/// practice SSH hosts, all on 127.0.0.1, without root and without Docker. Start at [TestStack] for
/// tests, or at [dev.stepwise.embedded.kafka.EmbeddedKafka] and
/// [dev.stepwise.embedded.postgres.EmbeddedDatabase].
@NullMarked
package dev.stepwise.embedded;

import org.jspecify.annotations.NullMarked;
