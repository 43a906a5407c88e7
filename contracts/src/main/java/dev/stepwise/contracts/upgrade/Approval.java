package dev.stepwise.contracts.upgrade;

import java.time.Instant;
import java.util.Optional;

/// One person agrees with a plan.
///
/// @param validUntil when it ends, which is when the window closes that the plan would have; absent
///   from what was written before approvals ended
/// @param comment what the person said, when something
public record Approval(
    String by, Instant at, Optional<Instant> validUntil, Optional<String> comment) {}
