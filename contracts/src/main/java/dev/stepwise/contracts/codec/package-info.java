/// The wire: JSON values with hand-written type names in CloudEvents. Start at [Wire].
@NullMarked
package dev.stepwise.contracts.codec;

import org.jspecify.annotations.NullMarked;
