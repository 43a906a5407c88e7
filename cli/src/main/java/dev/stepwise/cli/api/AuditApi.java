package dev.stepwise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.UpgradeId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// The audit log.
public final class AuditApi {
  private static final int PAGE = 500;

  private final Http http;

  /// @param token that says who asks; an empty one says nothing
  public AuditApi(URI base, Supplier<String> token) {
    this.http = new Http(base, token);
  }

  /// Every entry about an upgrade in the order of the log, read page by page.
  public List<JsonNode> entries(UpgradeId upgrade) {
    return pages("upgrade=" + upgrade + "&");
  }

  /// Every entry of the log.
  public List<JsonNode> entries() {
    return pages("");
  }

  /// The newest size and root of the log.
  public JsonNode checkpoint() {
    return http.get("/api/v1/checkpoint");
  }

  /// The newest checkpoint as a note.
  public String note() {
    return http.text("/api/v1/checkpoint");
  }

  /// The proof that the log of `from` entries is a beginning of the log of `to` entries, in base64.
  public List<String> consistency(long from, long to) {
    var path = new ArrayList<String>();
    http.get("/api/v1/consistency?from=%d&to=%d".formatted(from, to))
        .path("path")
        .forEach(hash -> path.add(hash.asText()));
    return path;
  }

  /// The state of an upgrade out of the log.
  public JsonNode replay(UpgradeId upgrade) {
    return http.get("/api/v1/upgrades/" + upgrade + "/replay");
  }

  /// How everything stands, out of the log.
  public JsonNode replay() {
    return http.get("/api/v1/replay");
  }

  /// An answer as JSON.
  public JsonNode json(LogQuery query) {
    return http.get(query.path());
  }

  /// The same as a person reads it.
  public String text(LogQuery query) {
    return http.text(query.path());
  }

  /// What the whole log looks like when it is walked: `sound`, `size`, `root`, `finding`.
  public JsonNode verify() {
    return http.get("/api/v1/verify");
  }

  /// The key that checks what the log has signed.
  public String logKey() {
    return http.text("/api/v1/checkpoint/key").strip();
  }

  /// Fetches the evidence of an upgrade into a file, in place of what is there.
  ///
  /// @param size of the log; empty for the latest checkpoint
  public Evidence evidence(UpgradeId upgrade, boolean withRollback, OptionalLong size, Path file) {
    var query =
        (withRollback ? "with=rollback&" : "")
            + (size.isPresent() ? "size=" + size.getAsLong() : "");
    var path = "/api/v1/upgrades/%s/evidence?%s".formatted(upgrade, query);
    var headers = http.download(path, "application/zip", file);
    return new Evidence(
        file,
        headers.firstValue("Stepwise-Evidence").orElse("").equals("complete"),
        headers.firstValue("Stepwise-Upgrade-State").orElse("unknown"));
  }

  /// What a run printed, from an offset on.
  ///
  /// @param attempt empty for the latest that printed
  /// @param gaps is told of bytes that are not in the log
  public OutputReader output(
      OutputReader.Run run, OptionalInt attempt, long offset, OutputReader.Gaps gaps) {
    return new OutputReader(http, run, attempt, offset, gaps);
  }

  private List<JsonNode> pages(String filter) {
    var all = new ArrayList<JsonNode>();
    for (var after = ""; ; ) {
      var page = http.get("/api/v1/entries?%slimit=%d%s".formatted(filter, PAGE, after));
      page.path("entries").forEach(all::add);
      if (!page.hasNonNull("next")) {
        return all;
      }
      after = "&after=" + page.path("next").asLong();
    }
  }
}
