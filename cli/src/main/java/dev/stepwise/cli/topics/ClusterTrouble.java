package dev.stepwise.cli.topics;

/// Kafka does not answer, or does not let us do what we must. The message says which, for people.
public final class ClusterTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClusterTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
