package dev.stepwise.notifier.adapter.mail;

import dev.stepwise.notifier.application.Calendars;
import dev.stepwise.notifier.application.Calendars.Event;
import dev.stepwise.notifier.application.Calendars.Invitation;
import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.UpgradeNotice;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/// Email over SMTP, a connection for each notice.
@ApplicationScoped
@Startup
class EmailChannel implements Channel {
  private final Session session;
  private final String from;
  private final Template text;
  private final Template html;
  private final Calendars calendars;
  private final Clock clock;

  EmailChannel(
      NotifierConfig config,
      @Location("notice.txt") Template text,
      @Location("notice.html") Template html,
      Calendars calendars,
      Clock clock) {
    this.session = SmtpSession.of(config.email());
    this.from = config.email().from();
    this.text = text;
    this.html = html;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Sending send(Delivery delivery, Message message) {
    try {
      Transport.send(mail(delivery, message));
      return new Sending.Sent();
    } catch (MessagingException e) {
      return isPermanent(e)
          ? new Sending.Refused(reason(e))
          : new Sending.TryLater(reason(e), Optional.empty(), mayHaveArrived(e));
    }
  }

  private NoticeMail mail(Delivery delivery, Message message) throws MessagingException {
    var mail = new NoticeMail(session, delivery.notice().id());
    mail.write(
        from,
        delivery.subscriber().name(),
        message.subject(),
        text.data("message", message).render(),
        html.data("message", message)
            .data("lang", delivery.subscriber().reader().language().tag())
            .render(),
        clock.instant());
    var invitation = invitation(delivery, message);
    if (invitation.isPresent()) {
      mail.invite(invitation.get().text(), invitation.get().method());
    }
    return mail;
  }

  private Optional<Invitation> invitation(Delivery delivery, Message message)
      throws AddressException {
    var organizer = new InternetAddress(from).getAddress();
    var reader = delivery.subscriber();
    return delivery.notice() instanceof UpgradeNotice notice
        ? notice
            .entry()
            .map(entry ->
                calendars.invitation(
                    new Event(entry, message), organizer, reader.name(), clock.instant()))
        : Optional.empty();
  }

  /// 5yz: the same again would be refused again (RFC 5321, section 4.2.1).
  private static boolean isPermanent(MessagingException e) {
    return answer(e).orElse(0) >= 500;
  }

  /// Without a connection or a login nothing was sent, and an answer other than yes is a no.
  private static boolean mayHaveArrived(MessagingException e) {
    return !(e instanceof MailConnectException)
        && !(e instanceof AuthenticationFailedException)
        && !(e.getNextException() instanceof UnknownHostException)
        && answer(e).isEmpty();
  }

  private static OptionalInt answer(Exception e) {
    return switch (e) {
      case SMTPAddressFailedException refused -> OptionalInt.of(refused.getReturnCode());
      case SMTPSendFailedException refused when refused.getReturnCode() > 0 ->
          OptionalInt.of(refused.getReturnCode());
      case MessagingException more when more.getNextException() != null ->
          answer(more.getNextException());
      default -> OptionalInt.empty();
    };
  }

  private static String reason(MessagingException e) {
    return "SMTP: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }
}
