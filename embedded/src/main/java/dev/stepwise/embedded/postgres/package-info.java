/// A PostgreSQL whose life is bound to this process. Start at [EmbeddedDatabase].
@NullMarked
package dev.stepwise.embedded.postgres;

import org.jspecify.annotations.NullMarked;
