package dev.stepwise.embedded.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who may talk to a broker at all: those who know a password (SCRAM-SHA-512), over TLS when there
/// is a certificate. What each may do is for the broker's own rights to say; without one, a user
/// may do nothing, and only the administrator may give any.
///
/// @param passwords by user, the administrator among them
/// @param tls the broker's certificate; without it, passwords are proven but nothing is encrypted
public record Guard(Map<String, String> passwords, Optional<Tls> tls) {
  /// The user who may do everything.
  public static final String ADMINISTRATOR = "admin";

  private static final String BROKER = "User:broker";

  /// Fails with [IllegalArgumentException] without an administrator.
  public Guard {
    passwords = Map.copyOf(passwords);
    if (!passwords.containsKey(ADMINISTRATOR)) {
      throw new IllegalArgumentException("Expected a password for 'admin', but there is none");
    }
  }

  /// Files in PEM format.
  ///
  /// @param keyAndChain the broker's private key (PKCS 8) and its certificate, for 127.0.0.1
  /// @param authority whom clients trust
  public record Tls(Path keyAndChain, Path authority) {}

  /// What a client sets to be that user.
  public Map<String, String> client(String user) {
    var settings = new HashMap<>(transport());
    settings.put("sasl.mechanism", "SCRAM-SHA-512");
    settings.put(
        "sasl.jaas.config",
        login("scram.ScramLoginModule", user, passwords.getOrDefault(user, "")));
    return settings;
  }

  /// What a client sets that is nobody, and still reaches the broker.
  public Map<String, String> transport() {
    var settings = new HashMap<String, String>();
    settings.put("security.protocol", protocol());
    tls.ifPresent(files -> {
      settings.put("ssl.truststore.type", "PEM");
      settings.put("ssl.truststore.location", files.authority().toString());
    });
    return settings;
  }

  String protocol() {
    return tls.isPresent() ? "SASL_SSL" : "SASL_PLAINTEXT";
  }

  /// The broker's settings. Its controller is asked by the broker itself only.
  Map<String, String> properties() {
    var broker = passwords.getOrDefault(ADMINISTRATOR, "");
    var properties = new TreeMap<String, String>();
    properties.put(
        "listener.security.protocol.map", "CLIENT:" + protocol() + ",CONTROLLER:SASL_PLAINTEXT");
    properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    properties.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
    properties.put(
        "listener.name.client.scram-sha-512.sasl.jaas.config",
        login("scram.ScramLoginModule", ADMINISTRATOR, broker));
    properties.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
    properties.put("sasl.mechanism.controller.protocol", "PLAIN");
    properties.put(
        "listener.name.controller.plain.sasl.jaas.config",
        login("plain.PlainLoginModule", "broker", broker)
            .replace(";", " user_broker=\"%s\";".formatted(broker)));
    properties.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    properties.put("allow.everyone.if.no.acl.found", "false");
    properties.put("super.users", BROKER + ";User:" + ADMINISTRATOR);
    tls.ifPresent(files -> {
      properties.put("ssl.keystore.type", "PEM");
      properties.put("ssl.keystore.location", files.keyAndChain().toString());
      properties.putAll(
          Map.of(
              "ssl.truststore.type",
              "PEM",
              "ssl.truststore.location",
              files.authority().toString()));
    });
    return properties;
  }

  /// How the users are made known when the broker's folder is formatted.
  List<String> users() {
    return passwords.entrySet().stream()
        .map(
            user -> "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user.getKey(), user.getValue()))
        .toList();
  }

  private static String login(String module, String user, String password) {
    return "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\";"
        .formatted(module, user, password);
  }

  /// Names only.
  @Override
  public String toString() {
    return "Guard" + passwords.keySet();
  }
}
