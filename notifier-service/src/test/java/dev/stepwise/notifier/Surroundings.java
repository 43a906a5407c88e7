package dev.stepwise.notifier;

import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.keys.LocalIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Kafka and PostgreSQL, and the ports at which tests start a mail server and a Slack.
public class Surroundings implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    var database = TestStack.database();
    int slack = FreePort.find();
    return Map.ofEntries(
        Map.entry("mp.jwt.verify.issuer", LocalIssuer.NAME),
        Map.entry(
            "mp.jwt.verify.publickey.location", TestStack.issuer().publicKeys().toUri().toString()),
        Map.entry("kafka.bootstrap.servers", TestStack.kafka().bootstrapServers()),
        Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
        Map.entry("quarkus.datasource.username", "notifier"),
        Map.entry("quarkus.datasource.password", database.password("notifier")),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("notifier.planner-keys", TestStack.keys().plannerKeys().toString()),
        Map.entry("notifier.executor-keys", TestStack.keys().executorKeys().toString()),
        Map.entry("notifier.email.port", Integer.toString(FreePort.find())),
        Map.entry("notifier.email.to", "users@example.org"),
        Map.entry(
            "notifier.slack.webhook-url", "http://127.0.0.1:%d/services/s3cret".formatted(slack)),
        Map.entry("notifier.security.every", "PT2S"),
        Map.entry("notifier.retry.first", "PT0.1S"),
        Map.entry("notifier.retry.most", "PT0.5S"),
        Map.entry("notifier.retry.tries", "200"),
        Map.entry("test.slack.port", Integer.toString(slack)));
  }

  @Override
  public void stop() {}
}
