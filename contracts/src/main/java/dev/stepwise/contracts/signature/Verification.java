package dev.stepwise.contracts.signature;

import dev.stepwise.contracts.alert.Refusal;
import java.util.Optional;

/// What a signature proves.
public sealed interface Verification {
  /// The record is, byte for byte, what the owner of the key signed.
  ///
  /// @param kid the name of the key
  /// @param zone for whose hosts the key may speak; the planner's speaks for all and names none
  record Genuine(String kid, Optional<String> zone) implements Verification {}

  /// The record proves nothing.
  ///
  /// @param refusal `UNSIGNED` or `FORGED`
  /// @param detail what was expected, and what it was instead
  record Refused(Refusal refusal, String detail) implements Verification {}
}
