/// Why something ran on a host: the chain from the rule of the playbook to the outcome. Pure. Start
/// at [Why], then [Reasons].
@NullMarked
package dev.stepwise.audit.domain.reason;

import org.jspecify.annotations.NullMarked;
