package dev.stepwise.audit.domain.report;

import dev.stepwise.audit.domain.History;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.log.Checkpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What people read of the evidence of an upgrade.
///
/// @param state such as `SUCCEEDED`
/// @param isOver whether nothing more can happen to it
/// @param told lowest index first
public record Report(
    String state, boolean isOver, Checkpoint checkpoint, History history, List<Told> told) {
  private static final String STYLE =
      """
      body{font:14px/1.4 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}
      table{border-collapse:collapse;width:100%;margin:0 0 1em}
      th,td{border:1px solid #bbb;padding:.2em .5em;text-align:left;vertical-align:top;
      overflow-wrap:anywhere}
      th{background:#eee}pre{white-space:pre-wrap;border:1px solid #bbb;padding:.5em}
      .note{border:2px solid #a60;padding:.5em}
      @media print{body{max-width:none;margin:0;font-size:10px}tr{break-inside:avoid}}\
      """;
  private static final List<String> ROW = List.of("time", "entry", "who", "what", "details");

  /// The page. The same for the same entries and checkpoint, always.
  public String html() {
    var upgrade = history.events().getFirst().event().upgradeId();
    var page = new Html();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.element("title", "Evidence of upgrade " + upgrade);
    page.raw("<style>" + STYLE + "</style></head><body>");
    page.element("h1", "Evidence of upgrade " + upgrade + ": " + state);
    page.raw(
        isOver ? "" : "<p class=\"note\">The upgrade is not over: this is evidence so far.</p>");
    installation().ifPresent(it -> summary(it, page));
    page.table("Who decided what", ROW, decisions());
    plans().forEach(proposed -> new PlanPart(proposed.plan()).addTo(page));
    new RunsPart(told).addTo(page);
    page.table("Notices", ROW, rowsOf(Topics.NOTICES));
    page.table("Alerts", ROW, rowsOf(Topics.ALERTS));
    installation().ifPresent(it -> hosts(it, page));
    page.table("Facts that were discovered", List.of("host", "fact", "value"), facts());
    page.table("Everything in the order of the log", ROW, told.stream().map(Told::row).toList());
    new CommandsPart(told).addTo(page);
    return page.raw("</body></html>").toString();
  }

  private void summary(Installation installation, Html page) {
    page.table(
        "Of what",
        List.of("installation", "platform", "log", "entries", "root of the log"),
        List.of(
            List.of(
                "%s (%s)".formatted(installation.title(), installation.id()),
                installation.platform(),
                checkpoint.origin(),
                Long.toString(checkpoint.size()),
                checkpoint.root().base64())));
    page.element(
        "p",
        "This page was made by the log that the signature of this evidence names. Each entry below is in the folder entries; what runs printed is in the folder outputs. Check all of it with: stepwise verify FILE --key KEY");
  }

  private static void hosts(Installation installation, Html page) {
    page.table(
        "Hosts and their pinned keys",
        List.of("host", "address", "user", "zone", "keys"),
        installation.hosts().stream()
            .map(host ->
                List.of(
                    host.id().value(),
                    host.address() + ":" + host.port(),
                    host.user(),
                    host.zone(),
                    String.join("\n", host.hostKeys())))
            .toList());
  }

  private List<List<String>> facts() {
    return events(FactsDiscovered.class)
        .flatMap(found ->
            found.facts().entrySet().stream()
                .map(fact -> List.of(found.host().value(), fact.getKey(), fact.getValue())))
        .toList();
  }

  private List<List<String>> decisions() {
    return told.stream()
        .filter(it -> it.isFrom(Topics.UPGRADES) && it.isDecision())
        .map(Told::row)
        .toList();
  }

  private List<List<String>> rowsOf(String topic) {
    return told.stream().filter(it -> it.isFrom(topic)).map(Told::row).toList();
  }

  private List<PlanProposed> plans() {
    return events(PlanProposed.class).toList();
  }

  private Optional<Installation> installation() {
    return Stream.concat(
            events(UpgradeRequested.class).map(UpgradeRequested::installation),
            events(RollbackRequested.class).map(RollbackRequested::installation))
        .findFirst();
  }

  private <T extends UpgradeEvent> Stream<T> events(Class<T> type) {
    return history.events().stream()
        .map(History.SealedEvent::event)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
