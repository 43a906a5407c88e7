package dev.stepwise.notifier.adapter.mail;

import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.Subscriber;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/// Email over SMTP, as text and HTML.
@ApplicationScoped
class EmailChannel implements Channel {
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final ReactiveMailer mailer;
  private final Template text;
  private final Template html;

  EmailChannel(
      ReactiveMailer mailer,
      @Location("notice.txt") Template text,
      @Location("notice.html") Template html) {
    this.mailer = mailer;
    this.text = text;
    this.html = html;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Sending send(Subscriber subscriber, String noticeId, Message message) {
    try {
      mailer.send(mail(subscriber, noticeId, message)).await().atMost(PATIENCE);
      return new Sending.Sent();
    } catch (RuntimeException e) {
      return isPermanent(e)
          ? new Sending.Refused(reason(e))
          : new Sending.TryLater(reason(e), Optional.empty(), mayHaveArrived(e));
    }
  }

  private Mail mail(Subscriber subscriber, String noticeId, Message message) {
    var mail =
        Mail.withText(subscriber.name(), message.subject(), text.data("message", message).render());
    mail.setHtml(html.data("message", message).render());
    // The same for each try: mail programs show a message that comes twice once.
    mail.addHeader("Message-ID", "<%s@stepwise>".formatted(noticeId));
    mail.addHeader("Auto-Submitted", "auto-generated");
    return mail;
  }

  /// A checked exception of the mail client arrives wrapped.
  private static boolean isPermanent(RuntimeException e) {
    return e.getCause() instanceof SMTPException smtp && smtp.isPermanent();
  }

  /// Without a connection nothing was sent, and an answer other than yes is a no.
  private static boolean mayHaveArrived(RuntimeException e) {
    return !(e.getCause() instanceof SMTPException)
        && !(e.getCause() instanceof ConnectException)
        && !(e.getCause() instanceof UnknownHostException);
  }

  private static String reason(RuntimeException e) {
    var cause = e.getCause() == null ? e : e.getCause();
    return "SMTP: "
        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
  }
}
