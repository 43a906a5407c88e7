package dev.stepwise.contracts.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Samples;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.signature.Verification.Genuine;
import dev.stepwise.contracts.signature.Verification.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignatureTest {
  private static final SigningKey KEY = SigningKey.generate("executor-1");
  private static final PinnedKeys PINNED = pinned(KEY);
  private static final CloudEvent EVENT =
      CloudEvent.of(
          "a-1/1/accepted",
          URI.create("/executor/executor-1"),
          "u-1",
          Samples.NOON,
          OptionalLong.of(7),
          new RunAccepted(Samples.attempt(0, Samples.NS1), 1, "executor-1", Samples.NOON));
  private static final Map<String, byte[]> HEADERS = KEY.sign(EVENT);

  @Test
  void what_a_pinned_key_signed_is_genuine() {
    assertThat(PINNED.verify(HEADERS, EVENT.data()))
        .isEqualTo(new Genuine(KEY.kid(), Optional.of("default")));
  }

  @Test
  void a_pinned_key_is_the_same_after_it_was_written_and_read() {
    var key = SigningKey.parse(KEY.toJson());
    var keys = PinnedKeys.parse(PINNED.toJson());

    assertThat(keys.verify(key.sign(EVENT), EVENT.data())).isInstanceOf(Genuine.class);
    assertThat(keys.all()).containsExactlyElementsOf(PINNED.all());
  }

  @Test
  void any_library_for_jws_can_verify_it() throws JoseException {
    var jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
    jws.setCompactSerialization(
        new String(Objects.requireNonNull(HEADERS.get("jws")), StandardCharsets.US_ASCII));
    jws.setPayloadBytes(EVENT.data());
    jws.setKey(KEY.pin(Optional.empty()).key());

    assertThat(jws.verifySignature()).isTrue();
  }

  @Test
  void no_signature_is_unsigned() {
    assertThat(refusal(EVENT.headers(), EVENT.data())).isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void any_other_bit_of_the_value_is_forged() {
    var value = EVENT.data();

    assertThat(IntStream.range(0, value.length * 8))
        .allSatisfy(
            bit -> assertThat(refusal(HEADERS, flipped(value, bit))).isEqualTo(Refusal.FORGED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jws",
        "ce_id",
        "ce_source",
        "ce_subject",
        "ce_time",
        "ce_type",
        "ce_specversion",
        "ce_sequence",
        "content-type"
      })
  void any_other_bit_of_a_header_is_forged(String header) {
    var genuine = Objects.requireNonNull(HEADERS.get(header));

    assertThat(IntStream.range(0, genuine.length * 8))
        .allSatisfy(bit ->
            assertThat(refusal(with(header, flipped(genuine, bit)), EVENT.data()))
                .isEqualTo(Refusal.FORGED));
  }

  @Test
  void a_value_that_is_longer_or_shorter_is_forged() {
    var value = new String(EVENT.data(), StandardCharsets.UTF_8);

    assertThat(List.of(value + " ", " " + value, value.substring(1), ""))
        .allSatisfy(other -> assertThat(refusal(HEADERS, bytes(other))).isEqualTo(Refusal.FORGED));
  }

  @Test
  void an_attribute_that_was_added_or_left_out_is_forged() {
    var fewer = new LinkedHashMap<>(HEADERS);
    fewer.remove("ce_sequence");

    assertThat(refusal(fewer, EVENT.data())).isEqualTo(Refusal.FORGED);
    assertThat(refusal(with("ce_zone", bytes("x")), EVENT.data())).isEqualTo(Refusal.FORGED);
  }

  @Test
  void a_header_that_means_nothing_changes_nothing() {
    assertThat(PINNED.verify(with("traceparent", bytes("x")), EVENT.data()))
        .isInstanceOf(Genuine.class);
  }

  @Test
  void another_key_is_forged() {
    var intruder = SigningKey.generate("executor-1");

    assertThat(refusal(intruder.sign(EVENT), EVENT.data())).isEqualTo(Refusal.FORGED);
  }

  @Test
  void another_key_under_a_pinned_name_is_forged() {
    var intruder = SigningKey.generate("executor-1");
    var jwk = intruder.toJson().replace(intruder.kid(), KEY.kid());

    assertThat(refusal(SigningKey.parse(jwk).sign(EVENT), EVENT.data())).isEqualTo(Refusal.FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "e30..AAAA",
        "e30.e30.AAAA",
        "not base64..AAAA",
        "bm8ganNvbg..AAAA",
        "e30..=",
        "ÿÿ"
      })
  void what_is_no_detached_jws_is_forged(String jws) {
    var headers = with("jws", jws.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refusal(headers, EVENT.data())).isEqualTo(Refusal.FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'alg':'none','b64':false,'crit':['b64'],'kid':'KID','ce':{}}",
        "{'alg':'HS256','b64':false,'crit':['b64'],'kid':'KID','ce':{}}",
        "{'alg':'EdDSA','b64':true,'crit':['b64'],'kid':'KID','ce':{}}",
        "{'alg':'EdDSA','b64':false,'crit':['b64','exp'],'kid':'KID','ce':{}}",
        "{'alg':'EdDSA','b64':false,'kid':'KID','ce':{}}",
        "{'alg':'EdDSA','b64':false,'crit':['b64'],'kid':'KID','ce':{},'jwk':{}}",
        "{'alg':'EdDSA','b64':false,'crit':['b64'],'kid':1,'ce':{}}",
        "{'alg':'EdDSA','alg':'EdDSA','b64':false,'crit':['b64'],'kid':'KID','ce':{}}"
      })
  void a_header_of_another_form_is_forged(String header) {
    var json = header.replace('\'', '"').replace("KID", KEY.kid());
    var signature =
        new String(Objects.requireNonNull(HEADERS.get("jws")), StandardCharsets.US_ASCII)
            .split("\\.", -1)[2];
    var jws = base64(bytes(json)) + ".." + signature;

    assertThat(refusal(with("jws", bytes(jws)), EVENT.data())).isEqualTo(Refusal.FORGED);
  }

  private static PinnedKeys pinned(SigningKey key) {
    return PinnedKeys.of(List.of(key.pin(Optional.of("default"))));
  }

  private static Refusal refusal(Map<String, byte[]> headers, byte[] value) {
    return switch (PINNED.verify(headers, value)) {
      case Refused(var refusal, _) -> refusal;
      case Genuine genuine -> throw new AssertionError("Expected a refusal, but got " + genuine);
    };
  }

  private static Map<String, byte[]> with(String header, byte[] value) {
    var headers = new LinkedHashMap<>(HEADERS);
    headers.put(header, value);
    return headers;
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    var other = bytes.clone();
    other[bit / 8] ^= (byte) (1 << bit % 8);
    return other;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
