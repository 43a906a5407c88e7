package dev.stepwise.contracts.signature;

import dev.stepwise.contracts.codec.CloudEvent;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// How many records of 1 KiB one core signs and verifies, all in all, beside the JDK's Ed25519
/// alone in the same run.
final class SignatureBench {
  private static final SigningKey KEY = SigningKey.generate("bench");
  private static final PinnedKeys PINNED = PinnedKeys.of(List.of(KEY.pin(Optional.of("default"))));
  private static final CloudEvent EVENT =
      new CloudEvent(
          "1", URI.create("/x"), "t", "s", Instant.EPOCH, OptionalLong.empty(), new byte[1024]);

  @Test
  void print() throws Exception {
    var headers = KEY.sign(EVENT);
    var jws = DetachedJws.parse(Objects.requireNonNull(headers.get(PinnedKeys.HEADER)));
    var message = DetachedJws.signed(jws.header(), EVENT.data());
    var key = KEY.pin(Optional.empty()).key();
    var jdk = perSecond(1_000, () -> jdkVerifies(key, message, jws.signature()));
    print("Ed25519 of the JDK, verified", jdk, jdk);
    print("records verified", perSecond(10_000, () -> PINNED.verify(headers, EVENT.data())), jdk);
    print("records signed", perSecond(10_000, () -> KEY.sign(EVENT)), jdk);
  }

  private static void print(String what, double perSecond, double limit) {
    System.out.printf(
        "bench: %s: %,.0f per second of CPU, %.1f×%n", what, perSecond, perSecond / limit);
  }

  private static boolean jdkVerifies(PublicKey key, byte[] message, byte[] signature)
      throws Exception {
    var jdk = Signature.getInstance("Ed25519");
    jdk.initVerify(key);
    jdk.update(message);
    return jdk.verify(signature);
  }

  private static double perSecond(int times, Callable<?> work) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    var best = 0.0;
    for (var round = 0; round < 4; round++) { // the first ones warm up
      var began = threads.getCurrentThreadCpuTime();
      for (var i = 0; i < times; i++) {
        work.call();
      }
      best = Math.max(best, times / ((threads.getCurrentThreadCpuTime() - began) / 1e9));
    }
    return best;
  }
}
