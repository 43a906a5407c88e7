/// Which servers the command talks to, and as whom. Start at [Connections].
@NullMarked
package dev.stepwise.cli.context;

import org.jspecify.annotations.NullMarked;
