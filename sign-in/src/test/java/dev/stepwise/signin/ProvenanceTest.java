package dev.stepwise.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProvenanceTest {
  private static final Set<String> NAMES = Set.of("stepwise.example.org");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "audit", "Stepwise.example.org"})
  void what_is_called_by_an_own_name_is_answered(String host) {
    assertThat(request("POST", host, null, null).objection(NAMES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", ""})
  void what_is_called_by_another_name_is_not_even_read(String host) {
    assertThat(request("GET", host, null, null).objection(NAMES))
        .hasValueSatisfying(why -> assertThat(why).contains("stepwise.names", "'" + host + "'"));
  }

  @Test
  void what_names_no_host_is_refused() {
    assertThat(new Provenance("GET", null, null, null, null).objection(NAMES)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, cross-site",
    "http://localhost:3000, same-site",
    "null, cross-site",
    "https://evil.example,",
    "null,",
    "http://127.0.0.1:3000,",
    ", cross-site",
  })
  void another_page_changes_nothing(@Nullable String origin, @Nullable String site) {
    assertThat(request("POST", "127.0.0.1", origin, site).objection(NAMES)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({",", ", none", "http://127.0.0.1:7070, same-origin", "https://127.0.0.1:7070,"})
  void an_own_page_and_a_program_may(@Nullable String origin, @Nullable String site) {
    assertThat(request("POST", "127.0.0.1", origin, site).objection(NAMES)).isEmpty();
  }

  @Test
  void a_link_on_another_page_may_be_followed() {
    assertThat(request("GET", "127.0.0.1", null, "cross-site").objection(NAMES)).isEmpty();
  }

  private static Provenance request(
      String method, String host, @Nullable String origin, @Nullable String site) {
    return new Provenance(method, host, host + ":7070", origin, site);
  }
}
