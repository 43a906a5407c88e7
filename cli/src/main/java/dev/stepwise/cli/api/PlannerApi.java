package dev.stepwise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.PauseMode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/// The planner: installations, upgrades, and what people decide about them. Every method fails with
/// [ApiProblem] when the planner says no, and with [ServiceUnreachable] when nobody answers.
public final class PlannerApi {
  private static final String UPGRADES = "/api/v1/upgrades";

  private final Http http;

  /// @param token that says who asks; an empty one says nothing
  public PlannerApi(URI base, Supplier<String> token) {
    this.http = new Http(base, token);
  }

  /// Registers an installation, or replaces it.
  public void register(Installation installation) {
    register(installation.id().value(), "application/json", Wire.encode(installation));
  }

  /// Registers an installation from a document of the given media type.
  public void register(String id, String contentType, byte[] document) {
    http.put("/api/v1/installations/" + id, contentType, document);
  }

  /// All that the planner holds of an upgrade.
  public JsonNode state(UpgradeId id) {
    return http.get(path(id, "/state"));
  }

  /// Every installation and upgrade as it stands.
  public JsonNode estate() {
    return http.get("/api/v1/estate");
  }

  /// Asks for an upgrade; comes back when it is planned or refused.
  public UpgradeView request(String installation, Release target) {
    return request(new UpgradeWish(installation, target, Optional.empty(), List.of()));
  }

  /// Asks for an upgrade of some kind; comes back when it is planned or refused.
  public UpgradeView request(UpgradeWish wish) {
    return UpgradeView.of(http.post(UPGRADES, wish.body()));
  }

  /// How one upgrade stands.
  public UpgradeView upgrade(UpgradeId id) {
    return UpgradeView.of(http.get(path(id, "")));
  }

  /// The newest upgrades, of all installations or of one (an empty name means all).
  public List<UpgradeView> upgrades(String installation) {
    var query = installation.isEmpty() ? "" : "?installation=" + installation;
    var answer = http.get(UPGRADES + query);
    var list = answer.isArray() ? answer : answer.path("items");
    return StreamSupport.stream(list.spliterator(), false).map(UpgradeView::of).toList();
  }

  /// Any resource of the planner, as it is.
  public JsonNode get(String path) {
    return http.get("/api/v1/" + path);
  }

  /// The plan as a person wants to read it.
  public String plan(UpgradeId id) {
    return http.text(path(id, "/plan"));
  }

  /// Approves exactly the plan of that hash.
  public UpgradeView approve(UpgradeId id, String planHash) {
    return post(id, "approval", Map.of("planHash", planHash));
  }

  /// The same with a comment.
  ///
  /// @param until when the approval ends; empty for with its window
  public UpgradeView approve(
      UpgradeId id, String planHash, Optional<String> comment, Optional<Instant> until) {
    var body = new TreeMap<>(Map.of("planHash", planHash));
    comment.ifPresent(words -> body.put("comment", words));
    until.ifPresent(time -> body.put("until", time.toString()));
    return post(id, "approval", body);
  }

  /// Says no to exactly the plan of that hash.
  public UpgradeView deny(UpgradeId id, String planHash, String comment) {
    return post(id, "denial", Map.of("planHash", planHash, "comment", comment));
  }

  /// Takes an approval back.
  public UpgradeView withdrawApproval(UpgradeId id) {
    return UpgradeView.of(http.delete(path(id, "/approval")));
  }

  /// Who agrees with a plan, and who still has to.
  public JsonNode approvals(UpgradeId id) {
    return http.get(path(id, "/approvals"));
  }

  /// Whether a plan fits a window, with the figures.
  public JsonNode fit(UpgradeId id) {
    return http.get(path(id, "/fit"));
  }

  /// Asks that an upgrade need not keep to its window.
  public UpgradeView askOverride(UpgradeId id, String reason) {
    return post(id, "override", Map.of("reason", reason));
  }

  /// Stands behind that, as the second person, for exactly that reason.
  public UpgradeView confirmOverride(UpgradeId id, String reason) {
    return post(id, "override/confirmation", Map.of("reason", reason));
  }

  /// Starts an approved upgrade.
  public UpgradeView start(UpgradeId id) {
    return post(id, "start", Map.of());
  }

  /// Lets it start by itself in the next window that it fits.
  public UpgradeView schedule(UpgradeId id, Optional<Instant> from) {
    return post(id, "schedule", from.map(time -> Map.of("from", time.toString())).orElse(Map.of()));
  }

  /// Does not let it start by itself after all.
  public UpgradeView unschedule(UpgradeId id) {
    return UpgradeView.of(http.delete(path(id, "/schedule")));
  }

  /// Says when downtime is allowed, in a document of the given media type.
  public void windows(String installation, String contentType, byte[] document) {
    http.put(windows(installation), contentType, document);
  }

  /// Takes the events of a calendar as rules.
  ///
  /// @param rules `allow` or `deny`
  /// @param zone whose days are meant; empty when the calendar says so
  public void calendar(String installation, String rules, String zone, byte[] calendar) {
    var query = "?rules=" + rules + (zone.isEmpty() ? "" : "&zone=" + zone);
    http.put(windows(installation) + query, "text/calendar", calendar);
  }

  /// The open stretches of a time.
  public JsonNode open(String installation, Instant from, Instant to) {
    return http.get(windows(installation) + "/open?from=" + from + "&to=" + to);
  }

  private static String windows(String installation) {
    return "/api/v1/installations/" + installation + "/windows";
  }

  /// Signs every item of a checklist.
  public UpgradeView confirm(UpgradeId id, UpgradeView.Checklist asked) {
    return UpgradeView.of(
        http.post(
            path(id, "/confirmation"), Map.of("stage", asked.stage(), "items", asked.items())));
  }

  /// Tries the failed runs of a held upgrade again.
  public UpgradeView retry(UpgradeId id) {
    return retry(id, "");
  }

  /// The same on one host; an empty name means everywhere.
  public UpgradeView retry(UpgradeId id, String host) {
    return post(id, "retry", host.isEmpty() ? Map.of() : Map.of("host", host));
  }

  /// Halts as soon as the mode says.
  public UpgradeView pause(UpgradeId id, PauseMode mode, String reason) {
    return post(id, "pause", Map.of("mode", mode.name(), "reason", reason));
  }

  /// Ends a pause, or takes it back.
  public UpgradeView resume(UpgradeId id) {
    return post(id, "resume", Map.of());
  }

  /// Vouches that what failed on a host is done.
  public UpgradeView markDone(
      UpgradeId id, String host, String evidence, Map<String, String> facts) {
    return UpgradeView.of(
        http.post(
            path(id, "/mark-done"), Map.of("host", host, "evidence", evidence, "facts", facts)));
  }

  /// Goes on without a host.
  public UpgradeView exclude(UpgradeId id, String host, String reason) {
    return post(id, "exclude", Map.of("host", host, "reason", reason));
  }

  /// Stops a held upgrade for good.
  public UpgradeView stop(UpgradeId id, String reason) {
    return post(id, "stop", Map.of("reason", reason));
  }

  /// Gives up an upgrade; what is under way is ended first.
  public UpgradeView cancel(UpgradeId id, String reason) {
    return post(id, "cancel", Map.of("reason", reason));
  }

  /// Plans the way back out of the audit log; the answer is the new upgrade that goes it.
  public UpgradeView rollback(UpgradeId id) {
    return post(id, "rollback", Map.of());
  }

  /// The same for a part of it.
  public UpgradeView rollback(UpgradeId id, BackWish wish) {
    return UpgradeView.of(http.post(path(id, "/rollback"), wish.body()));
  }

  /// What a rollback would be now; nothing is asked for.
  ///
  /// @param mediaType `text/plain` to be read, `text/x-shellscript` to be carried out by hand
  public String rollbackPlan(UpgradeId id, BackWish wish, String mediaType) {
    return http.text(path(id, "/rollback-plan" + wish.query()), mediaType);
  }

  /// What happens to an upgrade, from its first event on.
  public UpgradeEvents events(UpgradeId id) {
    return new UpgradeEvents(http, path(id, "/events"));
  }

  private UpgradeView post(UpgradeId id, String verb, Map<String, String> body) {
    return UpgradeView.of(http.post(path(id, "/" + verb), body));
  }

  private static String path(UpgradeId id, String rest) {
    return UPGRADES + "/" + id.value() + rest;
  }
}
