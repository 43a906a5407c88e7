package dev.stepwise.notifier.domain;

/// Somebody who gets notices.
///
/// @param channel by which, such as `email`
/// @param name the address on the channel, or a name where the address is a secret
public record Subscriber(String channel, String name) {
  /// The local inbox, which everything is put into.
  public static final Subscriber INBOX = new Subscriber("inbox", "everybody");
}
