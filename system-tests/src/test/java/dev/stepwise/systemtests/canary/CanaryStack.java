package dev.stepwise.systemtests.canary;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Practice;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.cli.stack.StackFolder;
import dev.stepwise.cli.stack.StackSettings;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.codec.TopicRights;
import dev.stepwise.embedded.Folders;
import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.kafka.Guard;
import dev.stepwise.embedded.kafka.OwnAuthority;
import dev.stepwise.embedded.practice.PracticeDescription;
import dev.stepwise.embedded.vault.VaultStandIn;
import dev.stepwise.systemtests.QuietListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A stack of its own: Kafka behind TLS, passwords and rights, a Vault, a mail server, and two
/// hosts on which the playbook `canary` is practised.
final class CanaryStack implements AutoCloseable {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private final Path root = Path.of("target/canary").toAbsolutePath();
  private final Map<String, String> words =
      Stream.of("file", "first", "second", "env", "vault")
          .collect(Collectors.toMap(name -> name, Needles::fresh));
  private final VaultStandIn vault = VaultStandIn.start();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(FreePort.find(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Guard guard;
  private final LocalStack stack;

  CanaryStack() throws IOException, InterruptedException {
    Folders.delete(Files.createDirectories(root));
    mail.start();
    guard = new Guard(passwords(), Optional.of(OwnAuthority.make(root.resolve("tls"))));
    stack = LocalStack.start(settings(), new QuietListener());
    keepSecrets();
  }

  /// What stands in the secrets.
  Needles needles() {
    return new Needles(List.copyOf(words.values()));
  }

  LocalStack stack() {
    return stack;
  }

  Guard guard() {
    return guard;
  }

  GreenMail mail() {
    return mail;
  }

  Path root() {
    return root;
  }

  /// The hosts, whose scripts are given the secrets.
  Installation installation() {
    var practice = stack.foundation().practice().installation();
    return new Installation(
        new InstallationId("cage"),
        practice.platform(),
        "Cage",
        practice.topology(),
        practice.hosts(),
        new TreeMap<>(
            Map.of(
                "SECRET_FILE",
                "file:" + root.resolve("stack/secrets/line"),
                "SECRET_PEM",
                "file:" + root.resolve("stack/secrets/pem"),
                "SECRET_ENV",
                "env:STEPWISE_SECRET_CANARY",
                "SECRET_VAULT",
                "vault:stepwise/canary#song")),
        practice.approvals());
  }

  private void keepSecrets() throws IOException {
    var folder = root.resolve("stack/secrets");
    Files.writeString(folder.resolve("line"), "a'b\"c d%41$e\\" + words.get("file") + "€+/=&;\n");
    Files.writeString(
        folder.resolve("pem"),
        "-----BEGIN KEY-----\n%s\n%s==\n-----END KEY-----\n"
            .formatted(words.get("first"), words.get("second")));
    vault.put("stepwise/canary", Map.of("song", "ünder " + words.get("vault") + " 'n' \"out\""));
  }

  private StackSettings settings() {
    return new StackSettings(
        REPOSITORY,
        new StackFolder(root.resolve("stack")),
        true,
        Ports.firstFree(),
        new Practice("canary", PracticeDescription.DEFAULT),
        REPOSITORY.resolve("system-tests/src/test/resources"),
        Map.of(),
        Optional.of(guard),
        Map.of(
            Service.EXECUTOR,
            Map.of(
                "STEPWISE_SECRET_CANARY", words.get("env") + " and more",
                "EXECUTOR_SECRETS_VAULT_PATHS", "stepwise",
                "QUARKUS_VAULT_URL", vault.url(),
                "QUARKUS_VAULT_AUTHENTICATION_APP_ROLE_ROLE_ID", vault.role(),
                "QUARKUS_VAULT_AUTHENTICATION_APP_ROLE_SECRET_ID", vault.secretId()),
            Service.NOTIFIER,
            Map.of(
                "NOTIFIER_EMAIL_HOST", "127.0.0.1",
                "NOTIFIER_EMAIL_PORT", Integer.toString(mail.getSmtp().getPort()),
                "NOTIFIER_EMAIL_SECURITY", "none",
                "NOTIFIER_EMAIL_FROM", "stepwise@example.org",
                "NOTIFIER_EMAIL_TO", "users@example.org")));
  }

  private static Map<String, String> passwords() {
    var all = new HashMap<String, String>();
    Stream.concat(Stream.of(Guard.ADMINISTRATOR), TopicRights.parties(List.of("default")).stream())
        .forEach(user -> all.put(user, UUID.randomUUID().toString()));
    return all;
  }

  @Override
  public void close() {
    stack.close();
    vault.close();
    mail.stop();
  }
}
