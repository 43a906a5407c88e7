package dev.stepwise.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {
  private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration MOST = Duration.ofSeconds(10);

  private final SignIn signIn = new SignIn(END);

  @Test
  void it_is_over_from_the_moment_on_that_the_token_says() {
    assertThat(signIn.isOver(END.minusMillis(1))).isFalse();
    assertThat(signIn.isOver(END)).isTrue();
    assertThatCode(() -> signIn.requireAt(END.minusMillis(1))).doesNotThrowAnyException();
    assertThatThrownBy(() -> signIn.requireAt(END)).isInstanceOf(SignInEnded.class);
  }

  @Test
  void nobody_waits_for_longer_than_it_lasts() {
    assertThat(signIn.leftUpTo(MOST, END.minusSeconds(60))).isEqualTo(MOST);
    assertThat(signIn.leftUpTo(MOST, END.minusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    assertThat(signIn.leftUpTo(MOST, END.plusSeconds(3))).isEqualTo(Duration.ZERO);
    assertThat(new SignIn(Instant.MIN).leftUpTo(MOST, END)).isEqualTo(Duration.ZERO);
  }
}
