package dev.stepwise.notifier.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;

/// A notice as a mail, in text, in HTML, and for the calendar. Its `Message-ID` is the same for
/// each try, so mail programs show a message that comes twice once.
final class NoticeMail extends MimeMessage {
  private final String noticeId;
  private final MimeMultipart parts = new MimeMultipart("alternative");

  NoticeMail(Session session, String noticeId) {
    super(session);
    this.noticeId = noticeId;
  }

  void write(String from, String to, String subject, String text, String html, Instant at)
      throws MessagingException {
    setFrom(new InternetAddress(from));
    setRecipient(RecipientType.TO, new InternetAddress(to));
    setSubject(subject, "UTF-8");
    setSentDate(Date.from(at));
    setHeader("Auto-Submitted", "auto-generated");
    parts.addBodyPart(part(text, "plain"));
    parts.addBodyPart(part(html, "html"));
    setContent(parts);
  }

  /// Adds the entry as mail programs look for it (RFC 6047).
  void invite(String calendar, String method) throws MessagingException {
    var part = new MimeBodyPart();
    part.setContent(calendar, "text/calendar; charset=UTF-8; component=VEVENT; method=" + method);
    part.setHeader("Content-Class", "urn:content-classes:calendarmessage");
    parts.addBodyPart(part);
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, "UTF-8", kind);
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + noticeId + "@stepwise>");
  }
}
