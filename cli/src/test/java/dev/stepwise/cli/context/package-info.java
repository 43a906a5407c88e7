@NullMarked
package dev.stepwise.cli.context;

import org.jspecify.annotations.NullMarked;
