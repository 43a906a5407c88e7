/// Measurements of the services as real processes, beside a peer or a limit in the same run. They
/// print, and assert nothing; `./mvnw -Pbench …` runs them, see docs/speed.md.
@NullMarked
package dev.stepwise.systemtests.bench;

import org.jspecify.annotations.NullMarked;
