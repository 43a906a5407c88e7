/// Topics and rights in Kafka as they are declared, and as a cluster has them. Start at
/// [dev.stepwise.cli.topics.Cluster].
@NullMarked
package dev.stepwise.cli.topics;

import org.jspecify.annotations.NullMarked;
