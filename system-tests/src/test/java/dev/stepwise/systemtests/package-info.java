/// Journeys of whole upgrades: the four services as real processes, on real Kafka and PostgreSQL,
/// over SSH to practice hosts. Start at [PlatformsTest].
@NullMarked
package dev.stepwise.systemtests;

import org.jspecify.annotations.NullMarked;
