package dev.stepwise.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Map;
import java.util.Set;

/// The target gives another answer the next time: a clock, a die, a thread or the environment.
final class ReadsTheWorld extends DescribedPredicate<JavaAccess<?>> {
  private static final Set<String> TYPES =
      Set.of(
          "java.lang.Thread",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom");

  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java.lang.Math", Set.of("random"),
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"),
          "java.time.ZoneId", Set.of("systemDefault"),
          "java.util.Collections", Set.of("shuffle"),
          "java.util.Locale", Set.of("getDefault"),
          "java.util.UUID", Set.of("randomUUID"));

  ReadsTheWorld() {
    super("the target is a clock, a die, a thread or the environment");
  }

  @Override
  public boolean test(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return TYPES.contains(owner)
        || METHODS.getOrDefault(owner, Set.of()).contains(name)
        || (owner.startsWith("java.time.") && name.equals("now"));
  }
}
