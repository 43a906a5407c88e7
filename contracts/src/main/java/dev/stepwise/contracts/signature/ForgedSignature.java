package dev.stepwise.contracts.signature;

/// A signature proves nothing, for a reason.
final class ForgedSignature extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  ForgedSignature(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
