/// The `stepwise` command. Start at [Stepwise]; what each word of the command line does is in
/// `command`, the local stack in `stack`, the demo in `demo`.
@NullMarked
package dev.stepwise.cli;

import org.jspecify.annotations.NullMarked;
