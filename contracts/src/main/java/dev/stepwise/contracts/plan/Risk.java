package dev.stepwise.contracts.plan;

import java.util.Optional;

/// What people should know before they approve: a breaking change of a release, a drift, a loss.
public record Risk(String text, Optional<String> cite) {}
