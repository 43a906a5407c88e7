/// One upgrade from request to end on a practice installation, told as it happens. Start at [Demo].
@NullMarked
package dev.stepwise.cli.demo;

import org.jspecify.annotations.NullMarked;
