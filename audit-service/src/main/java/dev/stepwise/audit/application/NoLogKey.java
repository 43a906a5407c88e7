package dev.stepwise.audit.application;

/// Something is asked for that the log would have to sign, and it has no key.
public final class NoLogKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoLogKey() {
    super(
        "Expected a key that signs evidence, but none is configured: let audit.key name a file (it"
            + " is made when it is missing) and start the service again");
  }
}
