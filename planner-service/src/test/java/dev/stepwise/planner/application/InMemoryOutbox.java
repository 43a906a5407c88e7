package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.codec.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

final class InMemoryOutbox implements Outbox, OutboxQueue, InMemory {
  private List<Waiting> waiting = new ArrayList<>();
  private long ids;

  @Override
  public void add(List<Message> messages) {
    for (var message : messages) {
      waiting.add(
          new Waiting(
              ++ids, message.topic(), message.key(), message.headers(), message.event().data()));
    }
  }

  @Override
  public boolean holdsCommandTo(HostId host) {
    return waiting.stream()
        .anyMatch(message ->
            message.key().equals(host.value()) && message.topic().startsWith(Topics.steps("")));
  }

  @Override
  public List<Waiting> next(int most) {
    return List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
  }

  @Override
  public void markPublished(Collection<Waiting> published) {
    var ids = published.stream().map(Waiting::id).toList();
    waiting.removeIf(message -> ids.contains(message.id()));
  }

  @Override
  public void forget(Duration age) {
    // published messages are not kept
  }

  @Override
  public Runnable save() {
    var old = new ArrayList<>(waiting);
    return () -> waiting = old;
  }
}
