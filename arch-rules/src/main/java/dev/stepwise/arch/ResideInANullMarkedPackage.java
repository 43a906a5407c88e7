package dev.stepwise.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// The package has a package-info with JSpecify's `@NullMarked`.
final class ResideInANullMarkedPackage extends ArchCondition<JavaClass> {
  ResideInANullMarkedPackage() {
    super("reside in a package with @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
      events.add(
          SimpleConditionEvent.violated(
              type,
              "Expected package %s of %s to have a package-info.java with @NullMarked, but it has none"
                  .formatted(type.getPackageName(), type.getName())));
    }
  }
}
