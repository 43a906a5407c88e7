/// Secrets: environment variables and files of this machine, and Vault. Start at
/// [ReferencedSecrets].
@NullMarked
package dev.stepwise.executor.adapter.secrets;

import org.jspecify.annotations.NullMarked;
