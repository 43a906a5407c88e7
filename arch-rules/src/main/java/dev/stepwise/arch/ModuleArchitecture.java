package dev.stepwise.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
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
          .dependOnClassesThat(
              resideInAPackage("net.schmizz.sshj.transport.verification..")
                  .and(not(simpleName("HostKeyVerifier"))))
          .because(
              "host keys are pinned; what takes any (PromiscuousVerifier), or asks files and people of this machine (OpenSSHKnownHosts, ConsoleKnownHostsVerifier), is not used");

  /// The interface has two methods, so no lambda can implement it.
  @ArchTest
  ArchRule host_keys_are_verified_in_one_class =
      noClasses()
          .that()
          .doNotHaveSimpleName("PinnedHostKeys")
          .should()
          .implement("net.schmizz.sshj.transport.verification.HostKeyVerifier")
          .because("a host that shows a key which is not pinned must not be spoken to");

  @ArchTest
  ArchRule names_say_what_a_type_is =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
          .because("adapters are named for what they are, such as PostgresUpgradeStore");
}
