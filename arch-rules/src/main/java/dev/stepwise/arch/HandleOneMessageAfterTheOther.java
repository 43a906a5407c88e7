package dev.stepwise.arch;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// `@Blocking`, ordered, and not on virtual threads.
final class HandleOneMessageAfterTheOther extends ArchCondition<JavaMethod> {
  private static final String BLOCKING = "io.smallrye.reactive.messaging.annotations.Blocking";
  private static final String PLAIN_BLOCKING = "io.smallrye.common.annotation.Blocking";
  private static final String VIRTUAL = "io.smallrye.common.annotation.RunOnVirtualThread";

  HandleOneMessageAfterTheOther() {
    super("be @Blocking and ordered, and not @RunOnVirtualThread");
  }

  @Override
  public void check(JavaMethod method, ConditionEvents events) {
    if (!isOrdered(method) || method.isAnnotatedWith(VIRTUAL)) {
      events.add(
          SimpleConditionEvent.violated(
              method,
              "Expected %s to be @Blocking, ordered and not @RunOnVirtualThread, but it is not in %s"
                  .formatted(method.getFullName(), method.getSourceCodeLocation())));
    }
  }

  private static boolean isOrdered(JavaMethod method) {
    return method.isAnnotatedWith(PLAIN_BLOCKING)
        || method
            .tryGetAnnotationOfType(BLOCKING)
            .map(blocking -> !Boolean.FALSE.equals(blocking.get("ordered").orElse(true)))
            .orElse(false);
  }
}
