package dev.stepwise.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesTest {
  private static final String FIXTURES = "dev.stepwise.arch.fixture.";

  static Stream<Arguments> broken() {
    return Stream.of(
        breaks("every_package_is_null_marked", "unmarked", "Unmarked"),
        breaks("nothing_is_injected_into_fields", "untidy", "InjectedField"),
        breaks(
            "no_host_key_is_accepted_unseen", "untidy", "AcceptsAnyHostKey", "AsksTheUsersFiles"),
        breaks("host_keys_are_verified_in_one_class", "untidy", "AlwaysTrue"),
        breaks("names_say_what_a_type_is", "untidy", "UpgradeManager"),
        breaks("domain_knows_only_itself_the_contracts_and_the_jdk", "framework", "StoredUpgrade"),
        breaks(
            "domain_reads_no_clock_and_rolls_no_dice",
            "clock",
            "ReadsClock",
            "RollsDice",
            "AsksTheEnvironment"),
        breaks("domain_has_no_failpoints", "failing", "DiesInTheDomain"),
        breaks("dependencies_point_inwards", "outwards", "KnowsAnAdapter"),
        breaks("adapters_do_not_know_each_other", "outwards", "KnowsAnotherAdapter"),
        breaks(
            "application_is_only_injected_scoped_and_transactional",
            "jakarta",
            "KnowsHttp",
            "KnowsTables"),
        breaks(
            "consumers_keep_the_order_of_a_partition",
            "unordered",
            "UnblockedConsumer",
            "VirtualThreadConsumer",
            "UnorderedConsumer"),
        breaks("kafka_lives_in_one_package", "jakarta", "KnowsKafka"),
        breaks("http_lives_in_one_package", "jakarta", "KnowsHttp"),
        breaks("endpoints_say_whom_they_let_in", "open", "LetsAnybodyIn"),
        breaks("the_database_lives_in_one_package", "jakarta", "KnowsTables"),
        breaks("ssh_lives_in_one_package", "jakarta", "KnowsSsh"),
        breaks("contracts_know_only_the_jdk", "loosecontracts", "MutableFact"),
        breaks("codec_knows_only_the_contracts_and_jackson", "loosecontracts", "KnowsTables"),
        breaks(
            "signature_knows_only_the_contracts_jose_and_bouncy_castle",
            "loosecontracts",
            "KnowsTables"),
        breaks("contracts_are_values", "loosecontracts", "OpenFact", "MutableFact"),
        breaks("contracts_read_no_clock_and_roll_no_dice", "loosecontracts", "MutableFact"));
  }

  @ParameterizedTest(name = "{0} fails on {1}")
  @MethodSource("broken")
  void a_rule_fails_on_what_breaks_it(String rule, String fixture, List<String> culprits) {
    var result =
        ruleNamed(rule).evaluate(new ClassFileImporter().importPackages(FIXTURES + fixture));

    assertThat(result.getFailureReport().toString()).contains(culprits);
  }

  @Test
  void every_rule_has_a_fixture_that_breaks_it() {
    assertThat(broken().map(fixture -> fixture.get()[0]))
        .containsExactlyInAnyOrderElementsOf(rules().map(Field::getName).toList());
  }

  @ParameterizedTest
  @MethodSource("serviceRules")
  void a_tidy_service_keeps_every_rule(ArchRule rule) {
    rule.check(new ClassFileImporter().importPackages(FIXTURES + "tidy"));
  }

  @ParameterizedTest
  @MethodSource("contractRules")
  void tidy_contracts_keep_every_rule(ArchRule rule) {
    rule.check(new ClassFileImporter().importPackages(FIXTURES + "contracts"));
  }

  static Stream<ArchRule> serviceRules() {
    return rulesOf(ServiceArchitecture.class, ModuleArchitecture.class).map(RulesTest::ruleIn);
  }

  static Stream<ArchRule> contractRules() {
    return rulesOf(ContractsArchitecture.class, ModuleArchitecture.class).map(RulesTest::ruleIn);
  }

  private static Arguments breaks(String rule, String fixture, String... culprits) {
    return arguments(rule, fixture, List.of(culprits));
  }

  private static ArchRule ruleNamed(String name) {
    return rules()
        .filter(field -> field.getName().equals(name))
        .map(RulesTest::ruleIn)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Field> rules() {
    return rulesOf(
        ModuleArchitecture.class, ServiceArchitecture.class, ContractsArchitecture.class);
  }

  private static Stream<Field> rulesOf(Class<?>... interfaces) {
    return Arrays.stream(interfaces)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> field.isAnnotationPresent(ArchTest.class));
  }

  private static ArchRule ruleIn(Field field) {
    try {
      return (ArchRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Expected rules to be public", e);
    }
  }
}
