package dev.stepwise.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// A record, an enum or a sealed interface.
final class BeAValue extends ArchCondition<JavaClass> {
  BeAValue() {
    super("be a record, an enum or a sealed interface");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!type.isRecord() && !type.isEnum() && !isSealedInterface(type)) {
      events.add(
          SimpleConditionEvent.violated(
              type,
              "Expected %s to be a record, an enum or a sealed interface, but it is not in %s"
                  .formatted(type.getName(), type.getSourceCodeLocation())));
    }
  }

  private static boolean isSealedInterface(JavaClass type) {
    return type.isInterface() && type.reflect().isSealed();
  }
}
