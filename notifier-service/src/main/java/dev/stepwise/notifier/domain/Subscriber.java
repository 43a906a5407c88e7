package dev.stepwise.notifier.domain;

import java.time.ZoneId;

/// Somebody who gets notices.
///
/// @param channel by which, such as `email`
/// @param name the address on the channel, or a name where the address is a secret
public record Subscriber(String channel, String name, Reader reader) {
  private static final String INBOX = "inbox";

  /// The local inbox, which everything is put into.
  ///
  /// @param zone of the times that stand in it
  public static Subscriber inbox(ZoneId zone) {
    return new Subscriber(INBOX, "everybody", new Reader(Language.EN, zone));
  }

  public boolean isInbox() {
    return channel.equals(INBOX);
  }
}
