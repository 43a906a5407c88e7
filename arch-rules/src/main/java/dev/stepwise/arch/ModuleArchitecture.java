package dev.stepwise.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What holds in every module. A module runs it with one empty class:
///
/// ```java
/// @AnalyzeClasses(packages = "dev.stepwise.cli", importOptions = DoNotIncludeTests.class)
/// class ArchitectureTest implements ModuleArchitecture {}
/// ```
public interface ModuleArchitecture {
  @ArchTest
  ArchRule every_package_is_null_marked =
      classes()
          .should(new ResideInANullMarkedPackage())
          .because("NullAway looks only at packages whose package-info says @NullMarked");

  @ArchTest
  ArchRule nothing_is_injected_into_fields =
      noFields()
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
          .orShould()
          .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
          .because("what an object needs stands in its constructor, so that tests can give it");

  @ArchTest
  ArchRule no_host_key_is_accepted_unseen =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("net.schmizz.sshj.transport.verification.PromiscuousVerifier")
          .because("host keys are pinned; a host that shows another one is not spoken to");

  @ArchTest
  ArchRule names_say_what_a_type_is =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
          .because("adapters are named for what they are, such as PostgresUpgradeStore");
}
