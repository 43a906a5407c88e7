package dev.stepwise.contracts.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceTokenTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final SigningKey planner = SigningKey.generate("planner");
  private final PinnedKeys pinned = PinnedKeys.of(List.of(planner.pin(Optional.empty())));

  @Test
  void the_owner_of_a_pinned_key_is_believed_for_about_a_minute() {
    var token = planner.sign(ServiceToken.REPLAY, NOON);

    assertThat(ServiceToken.REPLAY.isShownBy(token, pinned, NOON)).isTrue();
    assertThat(ServiceToken.REPLAY.isShownBy(token, pinned, NOON.plus(Duration.ofMinutes(2))))
        .isFalse();
  }

  @Test
  void nobody_else_is_believed() {
    var stranger = SigningKey.generate("planner");

    assertThat(isBelieved(stranger.sign(ServiceToken.REPLAY, NOON))).isFalse();
    assertThat(isBelieved("")).isFalse();
    assertThat(isBelieved("a.b.c")).isFalse();
  }

  @Test
  void a_token_for_something_else_or_somebody_else_opens_nothing() {
    assertThat(isBelieved(planner.sign(new ServiceToken("audit", "service:erase"), NOON)))
        .isFalse();
    assertThat(isBelieved(planner.sign(new ServiceToken("notifier", ServiceToken.REPLAYS), NOON)))
        .isFalse();
  }

  @Test
  void a_token_is_no_signature_of_a_record() {
    var token = planner.sign(ServiceToken.REPLAY, NOON).getBytes(StandardCharsets.US_ASCII);

    assertThat(pinned.verify(Map.of(PinnedKeys.HEADER, token), new byte[0]))
        .isInstanceOf(Verification.Refused.class);
  }

  private boolean isBelieved(String token) {
    return ServiceToken.REPLAY.isShownBy(token, pinned, NOON);
  }
}
