package dev.stepwise.log;

/// Where a record stood on Kafka. No two records ever stand in the same place, so this tells a
/// repeated delivery from a new fact.
public record Source(String topic, int partition, long offset) {
  @Override
  public String toString() {
    return "%s/%d@%d".formatted(topic, partition, offset);
  }
}
