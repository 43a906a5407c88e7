/// What stands in for a Vault server. Start at [VaultStandIn].
@NullMarked
package dev.stepwise.embedded.vault;

import org.jspecify.annotations.NullMarked;
