package dev.stepwise.notifier.adapter.mail;

import dev.stepwise.notifier.config.NotifierConfig.Email;
import dev.stepwise.notifier.config.NotifierConfig.Email.Security;
import dev.stepwise.notifier.config.Secret;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// How the mail server is spoken to. Every wait has an end; the client's own default is to wait for
/// ever.
final class SmtpSession {
  private SmtpSession() {}

  static Session of(Email email) {
    var timeout = Long.toString(email.timeout().toMillis());
    var properties = new Properties();
    properties.put("mail.smtp.host", email.host());
    properties.put("mail.smtp.port", Integer.toString(email.port()));
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.auth", Boolean.toString(email.username().isPresent()));
    properties.put("mail.smtp.ssl.enable", is(email, Security.TLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", is(email, Security.STARTTLS));
    properties.put("mail.smtp.starttls.required", is(email, Security.STARTTLS));
    return Session.getInstance(properties, new Login(email));
  }

  private static String is(Email email, Security security) {
    return Boolean.toString(email.security() == security);
  }

  private static final class Login extends Authenticator {
    private final Optional<PasswordAuthentication> login;

    Login(Email email) {
      login = email.username().map(name -> new PasswordAuthentication(name, password(email)));
    }

    private static String password(Email email) {
      return email
          .password()
          .map(reference -> Secret.read("notifier.email.password", reference))
          .orElse("");
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return login.orElse(null);
    }
  }
}
