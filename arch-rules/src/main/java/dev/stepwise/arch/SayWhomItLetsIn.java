package dev.stepwise.arch;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/// The method or its class names roles, or says that everybody may come.
final class SayWhomItLetsIn extends ArchCondition<JavaMethod> {
  private static final Set<String> SAYINGS =
      Set.of("jakarta.annotation.security.RolesAllowed", "jakarta.annotation.security.PermitAll");

  SayWhomItLetsIn() {
    super("say whom it lets in");
  }

  @Override
  public void check(JavaMethod method, ConditionEvents events) {
    var says =
        SAYINGS.stream()
            .anyMatch(saying ->
                method.isAnnotatedWith(saying) || method.getOwner().isAnnotatedWith(saying));
    if (!says) {
      events.add(
          SimpleConditionEvent.violated(
              method,
              "Expected %s to have @RolesAllowed or @PermitAll, or its class, but neither has in %s"
                  .formatted(method.getFullName(), method.getSourceCodeLocation())));
    }
  }
}
