package dev.stepwise.notifier.adapter.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;

/// A notice as a mail, in text and HTML. Its `Message-ID` is the same for each try, so mail
/// programs show a message that comes twice once.
final class NoticeMail extends MimeMessage {
  private final String noticeId;

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
    setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
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
