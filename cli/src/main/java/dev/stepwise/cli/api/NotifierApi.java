package dev.stepwise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/// The notifier: what was told to whom.
public final class NotifierApi {
  private final Http http;

  /// @param token that says who asks; an empty one says nothing
  public NotifierApi(URI base, Supplier<String> token) {
    this.http = new Http(base, token);
  }

  /// One notice as it stands in the inbox.
  public record Notice(
      String id,
      String kind,
      String subject,
      String text,
      String channel,
      String subscriber,
      String state,
      String at) {}

  /// The notices about an upgrade, oldest first.
  public List<Notice> inbox(UpgradeId upgrade) {
    return read("/api/v1/inbox?upgrade=" + upgrade);
  }

  /// The newest notices, oldest first.
  public List<Notice> inbox() {
    return read("/api/v1/inbox?limit=1000");
  }

  /// What went out and what did not, oldest first, as the notifier says it.
  public JsonNode notices(Optional<UpgradeId> upgrade) {
    return http.get("/api/v1/inbox" + upgrade.map(id -> "?upgrade=" + id).orElse("?limit=1000"));
  }

  /// What was given up, with the reason.
  public JsonNode deadLetters(Optional<UpgradeId> upgrade) {
    var all = Wire.mapper().createArrayNode();
    http.get("/api/v1/dead-letters?limit=1000")
        .valueStream()
        .filter(letter ->
            upgrade.filter(id -> !id.value().equals(letter.path("upgrade").asText())).isEmpty())
        .forEach(all::add);
    return all;
  }

  /// Has one of them sent again.
  ///
  /// @param delivery its number
  public void resend(long delivery) {
    http.post("/api/v1/dead-letters/%d/resend".formatted(delivery), Map.of());
  }

  private List<Notice> read(String path) {
    return StreamSupport.stream(http.get(path).spliterator(), false)
        .map(NotifierApi::notice)
        .sorted(java.util.Comparator.comparing(Notice::at))
        .toList();
  }

  private static Notice notice(JsonNode json) {
    return new Notice(
        json.path("id").asText(),
        json.path("kind").asText(),
        json.path("subject").asText(),
        json.path("text").asText(),
        json.path("channel").asText(),
        json.path("subscriber").asText(),
        json.path("state").asText(),
        json.path("at").asText());
  }
}
