package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.Release;
import java.util.Optional;

/// One allowed move between two releases, and the procedure that makes it.
///
/// @param cite the passage of the manual that allows it
public record Hop(Release from, Release to, String procedure, Optional<String> cite) {}
