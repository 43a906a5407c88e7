package dev.stepwise.notifier.config;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/// An address to send mail to (RFC 5322, section 3.4), as somebody configured it.
final class MailAddress {
  private MailAddress() {}

  /// The address alone: `Users <users@example.org>` is `users@example.org`. Fails with
  /// [IllegalArgumentException] when it is none.
  static String plain(String text) {
    try {
      var address = new InternetAddress(text, true);
      if (address.getAddress().indexOf('@') > 0) {
        return address.getAddress();
      }
    } catch (AddressException _) {
      // told below
    }
    throw new IllegalArgumentException(
        "Expected a mail address such as users@example.org, but got '%s'".formatted(text));
  }
}
