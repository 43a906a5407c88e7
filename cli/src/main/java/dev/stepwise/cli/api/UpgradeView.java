package dev.stepwise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// An upgrade as the planner shows it.
///
/// @param state such as `RUNNING`
/// @param reason why it is held, refused or failed; empty otherwise
/// @param advice what can be done about that
/// @param version grows with every event
/// @param confirm what has to be signed now
public record UpgradeView(
    UpgradeId id,
    String state,
    String installation,
    String from,
    String to,
    String planHash,
    String reason,
    String advice,
    List<RunView> runs,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    long version,
    Optional<Checklist> confirm) {

  /// A step on one host.
  public record RunView(
      int stage, String step, String title, String host, int attempt, String status, String note) {}

  /// What a person vouches for before a stage starts.
  ///
  /// @param step what is done there
  /// @param title what the checklist is called; empty when it has no name
  public record Checklist(int stage, String step, String title, List<String> items) {
    public Checklist {
      items = List.copyOf(items);
    }
  }

  public UpgradeView {
    runs = List.copyOf(runs);
  }

  static UpgradeView of(JsonNode json) {
    return new UpgradeView(
        new UpgradeId(json.path("id").asText()),
        json.path("state").asText(),
        json.path("installation").asText(),
        json.path("from").asText(),
        json.path("to").asText(),
        json.path("planHash").asText(),
        json.path("reason").asText(),
        json.path("advice").asText(),
        StreamSupport.stream(json.path("runs").spliterator(), false).map(UpgradeView::run).toList(),
        time(json.path("startedAt")),
        time(json.path("endedAt")),
        json.path("version").asLong(),
        checklist(json.path("confirm")));
  }

  private static Optional<Checklist> checklist(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new Checklist(
                json.path("stage").asInt(),
                json.path("step").asText(),
                json.path("title").asText(),
                StreamSupport.stream(json.path("items").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList()))
        : Optional.empty();
  }

  private static RunView run(JsonNode json) {
    return new RunView(
        json.path("stage").asInt(),
        json.path("step").asText(),
        json.path("title").asText(),
        json.path("host").asText(),
        json.path("attempt").asInt(),
        json.path("status").asText(),
        json.path("note").asText());
  }

  private static Optional<Instant> time(JsonNode json) {
    return json.isTextual() ? Optional.of(Instant.parse(json.asText())) : Optional.empty();
  }
}
