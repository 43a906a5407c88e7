package dev.stepwise.contracts.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SafeguardsTest {
  @Test
  void what_is_open_because_nothing_is_set_is_refused_with_what_would_be_right() {
    assertThat(safeguards(Map.of()).ofApi())
        .containsExactly(
            "Expected kafka.security.protocol to be SSL or SASL_SSL, but it is not set; if that is meant, name plain-kafka in stepwise.allow",
            "Expected mp.jwt.verify.issuer and mp.jwt.verify.publickey.location to name the issuer that signs people in, but they are not both set; if that is meant, name no-issuer in stepwise.allow");
  }

  @Test
  void a_service_that_answers_nobody_needs_no_issuer() {
    assertThat(safeguards(Map.of("kafka.security.protocol", "SASL_SSL")).ofBus()).isEmpty();
  }

  @Test
  void the_issuer_of_one_machine_is_refused_where_it_is_not_meant() {
    var local =
        Map.of(
            "kafka.security.protocol", "SSL",
            "mp.jwt.verify.issuer", "urn:stepwise:local",
            "mp.jwt.verify.publickey.location", "file:keys.json");

    assertThat(safeguards(local).ofApi())
        .singleElement()
        .asString()
        .contains("OIDC provider", "'urn:stepwise:local'", "name local-issuer");
  }

  @Test
  void what_is_named_is_allowed_and_nothing_else() {
    var allowing = safeguards(Map.of("stepwise.allow", "plain-kafka, local-issuer"));

    assertThat(allowing.ofBus()).isEmpty();
    assertThat(allowing.ofApi()).singleElement().asString().contains("no-issuer");
  }

  @Test
  void a_word_that_names_no_danger_is_refused() {
    assertThat(safeguards(Map.of("stepwise.allow", "everything")).ofBus())
        .containsExactly(
            "Expected stepwise.allow to name some of [plain-kafka, local-issuer, no-issuer], but got 'everything'");
  }

  @Test
  void passwords_without_encryption_are_plain() {
    assertThat(safeguards(Map.of("kafka.security.protocol", "SASL_PLAINTEXT")).ofBus())
        .singleElement()
        .asString()
        .contains("but it is 'SASL_PLAINTEXT'");
  }

  @Test
  void an_issuer_that_is_anybody_or_whose_keys_come_in_the_clear_is_none() {
    var encrypted = Map.of("kafka.security.protocol", "SSL");
    for (var issuer :
        List.of(
            Map.of(
                "mp.jwt.verify.issuer", "NONE", "mp.jwt.verify.publickey.location", "file:k.json"),
            Map.of(
                "mp.jwt.verify.issuer", "https://login.example.org",
                "mp.jwt.verify.publickey.location", "http://login.example.org/certs"))) {
      var settings = new HashMap<>(encrypted);
      settings.putAll(issuer);

      assertThat(safeguards(settings).ofApi())
          .singleElement()
          .asString()
          .contains("name no-issuer");
    }
  }

  private static Safeguards safeguards(Map<String, String> settings) {
    return new Safeguards(name -> Optional.ofNullable(settings.get(name)));
  }
}
