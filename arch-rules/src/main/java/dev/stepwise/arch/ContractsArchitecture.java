package dev.stepwise.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.ANONYMOUS_CLASSES;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What holds in `contracts`, which every service and the command line depend on.
public interface ContractsArchitecture extends ModuleArchitecture {
  @ArchTest
  ArchRule contracts_know_only_the_jdk =
      classes()
          .that()
          .resideOutsideOfPackages("..codec..", "..signature..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("..contracts..", "java..", "org.jspecify..")
          .because("facts outlive frameworks; Jackson is known to codec alone");

  @ArchTest
  ArchRule signature_knows_only_the_contracts_jose_and_bouncy_castle =
      classes()
          .that()
          .resideInAPackage("..signature..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..contracts..", "java..", "org.jspecify..", "org.jose4j..", "org.bouncycastle..")
          .because("what a signature proves must not depend on how a service is built");

  @ArchTest
  ArchRule codec_knows_only_the_contracts_and_jackson =
      classes()
          .that()
          .resideInAPackage("..codec..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..contracts..", "java..", "org.jspecify..", "com.fasterxml.jackson..")
          .because("the wire form must not depend on how a service is built");

  /// The exceptions by name: the one form of every name, the fold of the events, and its error.
  @ArchTest
  ArchRule contracts_are_values =
      classes()
          .that()
          .resideOutsideOfPackages("..codec..", "..signature..")
          .and(not(ANONYMOUS_CLASSES))
          .and()
          .doNotHaveSimpleName("package-info")
          .and()
          .doNotHaveSimpleName("Names")
          .and()
          .haveSimpleNameNotEndingWith("Evolution")
          .and()
          .doNotHaveSimpleName("CorruptHistory")
          .should(new BeAValue())
          .because("what services say to each other can be compared, stored and switched over");

  @ArchTest
  ArchRule contracts_read_no_clock_and_roll_no_dice =
      noClasses()
          .that()
          .resideOutsideOfPackage("..failpoint..")
          .should()
          .accessTargetWhere(new ReadsTheWorld())
          .because("a replay gives the same state in every service, at any time");
}
