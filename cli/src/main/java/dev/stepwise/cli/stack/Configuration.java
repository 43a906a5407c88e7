package dev.stepwise.cli.stack;

import dev.stepwise.contracts.codec.TopicRights;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.keys.LocalIssuer;
import dev.stepwise.embedded.postgres.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What each service of the stack is told.
///
/// @param identity the private key that the executor logs in with
record Configuration(StackSettings settings, EmbeddedDatabase database, Path identity) {

  Launch of(Service service) {
    return new Launch(
        service,
        settings.folder().root(),
        service.jar(settings.home()),
        properties(service),
        secrets(service));
  }

  private Map<String, String> properties(Service service) {
    var keys = settings.folder().keys();
    var properties = new TreeMap<String, String>();
    properties.put("quarkus.http.host", "127.0.0.1");
    properties.put("quarkus.http.port", Integer.toString(settings.ports().port(service)));
    properties.put("kafka.bootstrap.servers", "127.0.0.1:" + settings.ports().kafka());
    properties.put("stepwise.allow", "plain-kafka,local-issuer");
    properties.put("mp.jwt.verify.issuer", LocalIssuer.NAME);
    properties.put(
        "mp.jwt.verify.publickey.location",
        settings.folder().issuer().publicKeys().toUri().toString());
    properties.put("stepwise.instance-id", service.word() + "-1");
    properties.putAll(
        switch (service) {
          case PLANNER ->
              Map.of(
                  "planner.playbooks", settings.playbooks().toString(),
                  "planner.signing-key", keys.plannerKey().toString(),
                  "planner.executor-keys", keys.executorKeys().toString(),
                  "planner.audit-url", settings.ports().url(Service.AUDIT).toString());
          case EXECUTOR ->
              Map.of(
                  "executor.identity",
                  identity.toString(),
                  "executor.signing-key",
                  keys.executorKey(Topics.DEFAULT_ZONE).toString(),
                  "executor.planner-keys",
                  keys.plannerKeys().toString(),
                  "executor.secrets.folder",
                  settings.folder().secrets().toString());
          case AUDIT ->
              Map.of(
                  "audit.origin",
                  "stepwise.local/" + settings.ports().base(),
                  "audit.key",
                  settings.folder().logKey().toString(),
                  "audit.checkpoint-file",
                  settings.folder().checkpoints().toString(),
                  "audit.planner-keys",
                  keys.plannerKeys().toString(),
                  "audit.executor-keys",
                  keys.executorKeys().toString(),
                  "quarkus.datasource.owner.jdbc.url",
                  database.jdbcUrl(),
                  "quarkus.datasource.owner.username",
                  "audit_owner");
          case NOTIFIER ->
              Map.of(
                  "notifier.planner-keys",
                  keys.plannerKeys().toString(),
                  "notifier.executor-keys",
                  keys.executorKeys().toString());
        });
    if (service != Service.EXECUTOR) {
      properties.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
      properties.put("quarkus.datasource.username", role(service));
    }
    properties.putAll(settings.properties());
    return properties;
  }

  private Map<String, String> secrets(Service service) {
    var secrets = new TreeMap<>(passwords(service));
    settings.guard().ifPresent(guard -> secrets.putAll(asVariables(guard.client(party(service)))));
    secrets.putAll(settings.secrets().getOrDefault(service, Map.of()));
    return secrets;
  }

  private static Map<String, String> asVariables(Map<String, String> kafka) {
    return kafka.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> "KAFKA_" + entry.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                Map.Entry::getValue));
  }

  private static String party(Service service) {
    return switch (service) {
      case PLANNER -> TopicRights.PLANNER;
      case EXECUTOR -> TopicRights.executor(Topics.DEFAULT_ZONE);
      case AUDIT -> TopicRights.AUDIT;
      case NOTIFIER -> TopicRights.NOTIFIER;
    };
  }

  private Map<String, String> passwords(Service service) {
    return switch (service) {
      case PLANNER, NOTIFIER ->
          Map.of("QUARKUS_DATASOURCE_PASSWORD", database.password(role(service)));
      case AUDIT ->
          Map.of(
              "QUARKUS_DATASOURCE_PASSWORD",
              database.password(role(service)),
              "QUARKUS_DATASOURCE_OWNER_PASSWORD",
              database.password("audit_owner"));
      case EXECUTOR -> Map.of();
    };
  }

  private static String role(Service service) {
    return service == Service.AUDIT ? "audit_writer" : service.word();
  }
}
