/// The words of the command line: each class is one, reads its options, and calls inwards. Start at
/// [DemoCommand].
@NullMarked
package dev.stepwise.cli.command;

import org.jspecify.annotations.NullMarked;
