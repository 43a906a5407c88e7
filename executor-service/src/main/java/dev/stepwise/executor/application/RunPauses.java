package dev.stepwise.executor.application;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The pauses of one worker, which end at once, with [InterruptedException], when the worker must
/// leave its run. A call to the host that is under way is not torn off by that.
final class RunPauses {
  private final CountDownLatch leave = new CountDownLatch(1);

  /// Ends this and every later pause.
  void leave() {
    leave.countDown();
  }

  void pause(Duration length) throws InterruptedException {
    if (leave.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the worker leaves its run");
    }
  }
}
