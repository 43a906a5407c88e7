package dev.stepwise.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What holds in every service: `domain` is pure, `application` knows the domain, `adapter.*` know
/// both and not each other, and each technology lives in one adapter. A service runs it with one
/// empty class:
///
/// ```java
/// @AnalyzeClasses(packages = "dev.stepwise.planner", importOptions = DoNotIncludeTests.class)
/// class ArchitectureTest implements ServiceArchitecture {}
/// ```
///
/// Rules fail when `domain`, `application` or `adapter` is missing. A service without, say, an
/// `adapter.ssh` passes the rule for SSH, because nobody in it uses SSH.
public interface ServiceArchitecture extends ModuleArchitecture {
  /// Only planner-service has `dev.stepwise.playbook` and `dev.stepwise.window` on its class path,
  /// because it plans from playbooks and keeps to windows, and only audit-service has
  /// `dev.stepwise.log`, because it keeps the log.
  @ArchTest
  ArchRule domain_knows_only_itself_the_contracts_and_the_jdk =
      classes()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..domain..",
              "dev.stepwise.contracts..",
              "dev.stepwise.log..",
              "dev.stepwise.playbook..",
              "dev.stepwise.window..",
              "org.jspecify..",
              "java.lang..",
              "java.util",
              "java.util.function..",
              "java.util.regex..",
              "java.util.stream..",
              "java.time..",
              "java.math..",
              "java.nio.charset..",
              "java.security..")
          .because("decide and evolve must give the same answer on every replay");

  @ArchTest
  ArchRule domain_reads_no_clock_and_rolls_no_dice =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .accessTargetWhere(new ReadsTheWorld())
          .because("time and identifiers arrive in the command");

  @ArchTest
  ArchRule domain_has_no_failpoints =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.stepwise.contracts.failpoint..")
          .because("a process dies between two durable actions, and the domain does none");

  @ArchTest
  ArchRule dependencies_point_inwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("domain")
          .definedBy("..domain..")
          .layer("application")
          .definedBy("..application..")
          .layer("adapter")
          .definedBy("..adapter..")
          .optionalLayer("config")
          .definedBy("..config..")
          .whereLayer("adapter")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("application")
          .mayOnlyBeAccessedByLayers("adapter", "config")
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("adapter", "application")
          .because("I/O stays at the edges");

  @ArchTest
  ArchRule adapters_do_not_know_each_other =
      slices()
          .matching("..adapter.(*)..")
          .should()
          .notDependOnEachOther()
          .because("each can be replaced alone; what two need belongs into application");

  @ArchTest
  ArchRule application_is_only_injected_scoped_and_transactional =
      noClasses()
          .that()
          .resideInAPackage("..application..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "jakarta.inject..",
                              "jakarta.enterprise.context..",
                              "jakarta.transaction.."))))
          .because("use cases are plain Java; what else Jakarta offers belongs into an adapter");

  /// Empty where a service reads Kafka without `@Incoming`.
  @ArchTest
  ArchRule consumers_keep_the_order_of_a_partition =
      methods()
          .that()
          .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
          .should(new HandleOneMessageAfterTheOther())
          .allowEmptyShould(true)
          .because("@RunOnVirtualThread and ordered = false handle messages out of order");

  @ArchTest
  ArchRule kafka_lives_in_one_package =
      noClasses()
          .that()
          .resideOutsideOfPackage("..adapter.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.eclipse.microprofile.reactive.messaging..",
              "io.smallrye.reactive.messaging..",
              "org.apache.kafka..")
          .because("adapter.kafka alone knows that the bus is Kafka");

  /// `adapter.audit` holds the one HTTP client between services.
  @ArchTest
  ArchRule http_lives_in_one_package =
      noClasses()
          .that()
          .resideOutsideOfPackages("..adapter.http..", "..adapter.audit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "org.eclipse.microprofile.openapi..")
          .because("adapter.http alone knows that people and programs come by HTTP");

  /// Empty where a service has no endpoint of its own.
  @ArchTest
  ArchRule endpoints_say_whom_they_let_in =
      methods()
          .that()
          .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
          .should(new SayWhomItLetsIn())
          .allowEmptyShould(true)
          .because("one that does not would answer nobody, and that should be told by the build");

  @ArchTest
  ArchRule the_database_lives_in_one_package =
      noClasses()
          .that()
          .resideOutsideOfPackage("..adapter.postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..",
              "io.quarkus.hibernate..",
              "io.quarkus.panache..",
              "org.hibernate..",
              "io.agroal..",
              "org.postgresql..",
              "java.sql..",
              "javax.sql..")
          .because("adapter.postgres alone knows tables and rows");

  @ArchTest
  ArchRule ssh_lives_in_one_package =
      noClasses()
          .that()
          .resideOutsideOfPackage("..adapter.ssh..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.schmizz..", "com.hierynomus..")
          .because("adapter.ssh alone knows sshj");
}
