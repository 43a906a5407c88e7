package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.planner.application.RecordedEvent;
import dev.stepwise.planner.application.Upgrades;
import dev.stepwise.signin.SignIn;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;

/// Sends the facts of one upgrade to one client, as fast as that client reads, until the upgrade is
/// over or the client is not signed in any longer: whoever lost a right sees nothing from then on,
/// and whoever has a new token goes on where the stream ended. Runs on a virtual thread of its own,
/// which costs next to nothing while it waits.
final class EventStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final Upgrades upgrades;
  private final UpgradeId id;
  private final SseEventSink sink;
  private final Sse sse;
  private final SignIn signIn;
  private final InstantSource clock;

  EventStream(
      Upgrades upgrades,
      UpgradeId id,
      SseEventSink sink,
      Sse sse,
      SignIn signIn,
      InstantSource clock) {
    this.upgrades = upgrades;
    this.id = id;
    this.sink = sink;
    this.sse = sse;
    this.signIn = signIn;
    this.clock = clock;
  }

  /// @param last the version that the client has seen
  void run(long last) {
    try (sink) {
      var sent = sendAfter(last);
      while (!sink.isClosed() && !isSignedOut() && !isOver(sent)) {
        sent = awaitNewsAfter(sent) ? sendAfter(sent) : stillHere(sent);
      }
    } catch (CompletionException _) {
      // the client has gone
    }
  }

  private long sendAfter(long version) {
    var sent = version;
    for (var recorded : upgrades.eventsAfter(id, version)) {
      if (isSignedOut()) {
        return sent;
      }
      send(event(recorded));
      sent = recorded.version();
    }
    return sent;
  }

  private boolean isSignedOut() {
    return signIn.isOver(clock.instant());
  }

  private boolean isOver(long sent) {
    var live = upgrades.get(id);
    return live.known().state().isOver() && live.version() <= sent;
  }

  private boolean awaitNewsAfter(long version) {
    var most = signIn.leftUpTo(HEARTBEAT, clock.instant());
    return upgrades.await(id, live -> live.version() > version, most).version() > version;
  }

  private long stillHere(long sent) {
    send(sse.newEventBuilder().comment("still here").build());
    return sent;
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
