package dev.stepwise.executor.adapter.secrets;

/// One place where secrets are.
@FunctionalInterface
interface SecretSource {
  /// The secret, as it is there now.
  ///
  /// @param name what the reference says behind its scheme
  String read(String name) throws Unreadable;

  /// Why a secret is not there. Never tells a value.
  final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean mayPass;

    Unreadable(String message) {
      this(message, false);
    }

    /// @param mayPass whether the source is away, and may be back a little later
    Unreadable(String message, boolean mayPass) {
      super(message);
      this.mayPass = mayPass;
    }

    boolean mayPass() {
      return mayPass;
    }
  }
}
