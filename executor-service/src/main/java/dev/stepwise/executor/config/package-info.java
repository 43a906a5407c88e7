/// What can be set, with the defaults. Start at [dev.stepwise.executor.config.ExecutorConfig].
@NullMarked
package dev.stepwise.executor.config;

import org.jspecify.annotations.NullMarked;
