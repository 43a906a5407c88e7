package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.planner.application.RecordedEvent;
import dev.stepwise.planner.application.Upgrades;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/// Sends the facts of one upgrade to one client, as fast as that client reads, until the upgrade is
/// over. Runs on a virtual thread of its own.
final class EventStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final Upgrades upgrades;
  private final UpgradeId id;
  private final SseEventSink sink;
  private final Sse sse;

  EventStream(Upgrades upgrades, UpgradeId id, SseEventSink sink, Sse sse) {
    this.upgrades = upgrades;
    this.id = id;
    this.sink = sink;
    this.sse = sse;
  }

  /// @param last the version that the client has seen
  void run(long last) {
    try (sink) {
      var sent = last;
      while (!sink.isClosed()) {
        for (var recorded : upgrades.eventsAfter(id, sent)) {
          send(event(recorded));
          sent = recorded.version();
        }
        var seen = sent;
        var live = upgrades.await(id, now -> now.version() > seen, Duration.ZERO);
        if (live.version() == sent && live.known().state().isOver()) {
          return;
        }
        if (live.version() == sent
            && upgrades.await(id, now -> now.version() > seen, HEARTBEAT).version() == sent) {
          send(sse.newEventBuilder().comment("still here").build());
        }
      }
    } catch (CompletionException _) {
      // the client has gone
    }
  }

  private OutboundSseEvent event(RecordedEvent recorded) {
    return sse.newEventBuilder()
        .id(Long.toString(recorded.version()))
        .name(EventView.of(recorded).shortType())
        .data(String.class, new String(Wire.encode(recorded.event()), StandardCharsets.UTF_8))
        .build();
  }

  private void send(OutboundSseEvent event) {
    sink.send(event).toCompletableFuture().join();
  }
}
