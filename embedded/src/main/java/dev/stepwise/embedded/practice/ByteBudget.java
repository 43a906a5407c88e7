package dev.stepwise.embedded.practice;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes a host may still send before its connection is cut; without limit at first, and
/// again after a cut.
final class ByteBudget {
  private static final long UNLIMITED = Long.MAX_VALUE;

  private final AtomicLong left = new AtomicLong(UNLIMITED);

  void limitTo(long bytes) {
    left.set(bytes);
  }

  /// How many of the bytes may be sent. When fewer, the connection is to be cut after them.
  int take(int bytes) {
    long before =
        left.getAndUpdate(now -> now == UNLIMITED || now < bytes ? UNLIMITED : now - bytes);
    return (int) Math.min(before, bytes);
  }
}
