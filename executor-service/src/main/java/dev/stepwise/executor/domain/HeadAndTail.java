package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.Output.Cut;
import java.util.Arrays;
import java.util.Optional;

/// What of a run's output is passed on, however much it prints: its head as it comes and, when that
/// was not all, its last bytes at the end, at their true place. What lies between stays on the
/// host. Used by one thread.
public final class HeadAndTail {
  private final long head;
  private final int tail;
  private byte[] last = new byte[0];
  private long seen;

  /// @param head bytes that are passed on at once
  /// @param tail bytes that are kept for the end
  public HeadAndTail(long head, int tail) {
    this.head = head;
    this.tail = tail;
  }

  /// Takes what was printed and returns what of it is passed on right now; it begins where the last
  /// piece ended.
  public byte[] add(byte[] more) {
    var now = (int) Math.clamp(head - seen, 0, more.length);
    keep(more, now);
    seen += more.length;
    return now == more.length ? more : Arrays.copyOf(more, now);
  }

  /// The last bytes, as far as they were not passed on.
  public byte[] tail() {
    return last.clone();
  }

  /// Where the tail begins.
  public long tailOffset() {
    return seen - last.length;
  }

  /// What is not passed on at all.
  public Optional<Cut> cut() {
    var length = tailOffset() - head;
    return length > 0 ? Optional.of(new Cut(head, length)) : Optional.empty();
  }

  private void keep(byte[] more, int from) {
    var fresh = Math.min(tail, more.length - from);
    var old = Math.min(last.length, tail - fresh);
    var kept = Arrays.copyOfRange(last, last.length - old, last.length + fresh);
    System.arraycopy(more, more.length - fresh, kept, old, fresh);
    last = kept;
  }
}
