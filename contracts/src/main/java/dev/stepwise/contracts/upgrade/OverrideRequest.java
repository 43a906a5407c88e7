package dev.stepwise.contracts.upgrade;

import java.util.Optional;

/// Somebody wants to break the glass. It counts when somebody else stands behind it.
///
/// @param by who asks for it
/// @param confirmedBy who else stands behind it; absent until somebody does
public record OverrideRequest(String reason, String by, Optional<String> confirmedBy) {
  OverrideRequest confirmed(String other) {
    return new OverrideRequest(reason, by, Optional.of(other));
  }
}
