package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.planner.application.Outbox;
import dev.stepwise.planner.application.OutboxQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

final class OutboxTable implements Outbox, OutboxQueue {
  private final Database database;

  OutboxTable(Database database) {
    this.database = database;
  }

  @Override
  public void add(List<Message> messages) {
    database.transaction().others.add(() -> messages.forEach(this::insert));
  }

  private void insert(Message message) {
    var id = database.nextId();
    var event = message.event();
    database.outbox.put(
        id, new Waiting(id, message.topic(), message.key(), event.headers(), event.data()));
  }

  @Override
  public boolean holdsCommandTo(HostId host) {
    database.transaction();
    return database.outbox.values().stream()
        .anyMatch(message ->
            message.key().equals(host.value()) && message.topic().startsWith(Topics.steps("")));
  }

  @Override
  public List<Waiting> next(int most) {
    return database.tryLock("relay")
        ? database.outbox.values().stream().limit(most).toList()
        : List.of();
  }

  @Override
  public void markPublished(Collection<Waiting> published) {
    var ids = published.stream().map(Waiting::id).toList();
    database.transaction().others.add(() -> ids.forEach(database.outbox::remove));
  }

  @Override
  public void forget(Duration age) {
    // published messages are not kept
  }
}
