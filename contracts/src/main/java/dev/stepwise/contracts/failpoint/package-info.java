/// Where a service can be made to die, for the campaign that proves that nothing is lost by that.
@NullMarked
package dev.stepwise.contracts.failpoint;

import org.jspecify.annotations.NullMarked;
