package dev.stepwise.contracts.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysTest {
  private static final SigningKey KEY = SigningKey.generate("planner");

  @Test
  void two_keys_of_one_owner_can_be_pinned_at_once() {
    var next = SigningKey.generate("planner");

    var both = PinnedKeys.of(List.of(KEY.pin(Optional.empty()), next.pin(Optional.empty())));

    assertThat(both.all())
        .extracting(PinnedKey::kid)
        .containsExactlyInAnyOrder(KEY.kid(), next.kid());
  }

  @Test
  void two_keys_of_one_name_are_refused() {
    var pin = KEY.pin(Optional.empty());

    assertThatThrownBy(() -> PinnedKeys.of(List.of(pin, pin)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two are called '%s'", KEY.kid());
  }

  @Test
  void a_private_key_is_never_pinned() {
    var set = "{\"keys\": [%s]}".formatted(KEY.toJson());

    assertThatThrownBy(() -> PinnedKeys.parse(set))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public half of key '%s'", KEY.kid());
  }

  @Test
  void a_public_key_does_not_sign() {
    var set = PinnedKeys.of(List.of(KEY.pin(Optional.empty()))).toJson();
    var jwk = set.substring(set.indexOf('[') + 1, set.lastIndexOf(']'));

    assertThatThrownBy(() -> SigningKey.parse(jwk))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no member 'd'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"keys\": []}", "{\"keys\": [1]}", "{\"keys\": [{}]}"})
  void what_is_no_set_of_keys_is_refused(String text) {
    assertThatThrownBy(() -> PinnedKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected ");
  }

  @Test
  void a_complaint_about_a_key_does_not_show_it() {
    var json = KEY.toJson();
    var secret = json.replaceAll(".*\"d\":\"([^\"]+)\".*", "$1");

    assertThatThrownBy(() -> SigningKey.parse(json.replace("OKP", "EC")))
        .hasMessageNotContaining(secret)
        .hasMessageContaining("kty 'OKP'");
    assertThatThrownBy(() -> SigningKey.parse(json + "x")).hasMessageNotContaining(secret);
  }
}
