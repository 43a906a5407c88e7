package dev.stepwise.audit.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.audit.domain.Arrival;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.Seed;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.Source;
import dev.stepwise.log.VerifierKey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignLogTest {
  private final NoteSigner signer = signer();
  private final LogInMemory log = new LogInMemory();
  private final LogInMemory rewritten = new LogInMemory();
  private final Place topic = new Place("topic");
  private final Place file = new Place("file");

  /// Two histories that differ in their third entry only.
  @BeforeEach
  void seal() {
    for (var index = 0; index < 7; index++) {
      log.seal(List.of(fact(index, "said " + index)));
      rewritten.seal(List.of(fact(index, index == 2 ? "never said" : "said " + index)));
    }
  }

  @Test
  void what_continues_everything_that_was_given_away_is_signed() {
    topic.notes.add(note(log, 3));
    file.notes.add(note(log, 6));

    assertThat(of(log).asOf(checkpoint(log, 7))).isPresent();
  }

  @Test
  void what_came_before_the_last_that_was_given_away_is_signed() {
    topic.notes.add(note(log, 7));

    assertThat(of(log).asOf(checkpoint(log, 4))).isPresent();
  }

  @Test
  void another_history_is_not_signed_and_the_checkpoint_that_does_not_fit_is_named() {
    topic.notes.add(note(log, 2));
    file.notes.add(note(log, 3));
    var sign = of(rewritten);

    assertThatThrownBy(() -> sign.asOf(checkpoint(rewritten, 7)))
        .isInstanceOf(TailCut.class)
        .hasMessageMatching(
            "Expected root .* of the first 3 entries as the checkpoint at file says, .*");
  }

  @Test
  void an_old_checkpoint_of_another_history_is_not_signed() {
    topic.notes.add(note(log, 7));

    assertThatThrownBy(() -> of(log).asOf(checkpoint(rewritten, 4))).isInstanceOf(TailCut.class);
  }

  @Test
  void a_checkpoint_that_is_not_of_the_stored_tree_is_not_signed() {
    assertThatThrownBy(() -> of(log).asOf(checkpoint(rewritten, 7)))
        .isInstanceOf(TailCut.class)
        .hasMessageStartingWith("Expected root ");
  }

  @Test
  void what_a_stranger_signed_stops_nothing() {
    topic.notes.add(SignedNote.parse(signer().sign(checkpoint(log, 6).body())));

    assertThat(of(rewritten).asOf(checkpoint(rewritten, 7))).isPresent();
  }

  @Test
  void nothing_is_signed_before_every_outlet_was_read() {
    topic.isAway = true;

    assertThatThrownBy(() -> of(log).asOf(checkpoint(log, 7))).hasMessage("topic is away");
  }

  @Test
  void of_an_outlet_that_is_away_counts_what_stood_there() {
    topic.notes.add(note(log, 3));
    var given = new GivenAway(rewritten, List.of(topic));
    given.ask(own());
    topic.isAway = true;

    assertThatThrownBy(() -> of(given).asOf(checkpoint(rewritten, 7)))
        .isInstanceOf(TailCut.class)
        .hasMessageContaining("as the checkpoint at topic says");
  }

  @Test
  void what_is_known_is_not_forgotten_for_another_root_of_the_same_size() {
    var given = new GivenAway(rewritten, List.of());
    given.remember("topic", checkpoint(log, 7));

    given.remember("topic", checkpoint(rewritten, 7));

    assertThat(given.compare()).isPresent();
  }

  @Test
  void while_something_does_not_fit_nothing_is_sealed() {
    topic.notes.add(note(log, 3));
    var given = new GivenAway(rewritten, List.of(topic));
    given.ask(own());

    assertThat(given.compare()).isPresent();

    assertThat(given.trouble()).isPresent();
    assertThatThrownBy(() -> given.requireWhole(7)).isInstanceOf(TailCut.class);
  }

  private SignLog of(LogInMemory stored) {
    return of(new GivenAway(stored, List.of(topic, file)));
  }

  private SignLog of(GivenAway given) {
    return new SignLog(() -> Optional.of(signer), given);
  }

  private VerifierKey own() {
    return VerifierKey.parse(signer.verifierKey());
  }

  private SignedNote note(LogInMemory of, long size) {
    return SignedNote.parse(signer.sign(checkpoint(of, size).body()));
  }

  private static Checkpoint checkpoint(LogInMemory of, long size) {
    return of.covering(size - 1).orElseThrow();
  }

  private static Arrival fact(int index, String said) {
    var none = Optional.<String>empty();
    var attributes =
        new Attributes(none, none, none, "t", none, none, OptionalLong.empty(), none, none);
    return Arrival.of(
        new Source("topic", 0, index),
        attributes,
        About.NOTHING,
        said.getBytes(UTF_8),
        Seed.of(new byte[Seed.LENGTH]));
  }

  private static NoteSigner signer() {
    try {
      var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new NoteSigner(LogInMemory.ORIGIN, keys);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// An outlet that keeps notes in memory.
  private static final class Place implements Outlet {
    final List<SignedNote> notes = new ArrayList<>();
    boolean isAway;
    private final String name;

    Place(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<SignedNote> last(VerifierKey key) {
      if (isAway) {
        throw new IllegalStateException(name + " is away");
      }
      return notes.stream()
          .sorted(SignedNote.LONGEST_FIRST)
          .filter(note -> note.by(key).isPresent())
          .findFirst();
    }

    @Override
    public void publish(SignedNote note) {
      notes.add(note);
    }
  }
}
