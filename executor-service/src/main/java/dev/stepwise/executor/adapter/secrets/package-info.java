/// Secrets as this machine has them: environment variables and files. Start at [LocalSecrets].
@NullMarked
package dev.stepwise.executor.adapter.secrets;

import org.jspecify.annotations.NullMarked;
