package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Sha256;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StatementTest {
  private static final Source PLACE = new Source("stepwise.upgrades", 3, 7);

  @Test
  void a_leaf_is_a_line_per_field() {
    var attributes =
        new Attributes(
            Optional.of("u-1"),
            Optional.of("u-1/8"),
            Optional.of("/planner"),
            "dev.stepwise.upgrade.stage-started.v1",
            Optional.of("u-1"),
            Optional.of("2026-01-01T10:00:00Z"),
            OptionalLong.of(8),
            Optional.empty());

    assertThat(leafOf(attributes, "{}"))
        .isEqualTo(
            """
            stepwise-entry/v1
            index 41
            topic stepwise.upgrades
            partition 3
            offset 7
            key u-1
            id u-1/8
            source /planner
            type dev.stepwise.upgrade.stage-started.v1
            subject u-1
            time 2026-01-01T10:00:00Z
            sequence 8
            payload-sha256 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a
            payload-size 2
            """);
  }

  @Test
  void the_leaf_of_a_signed_record_has_the_digest_of_its_signature() {
    var none = Optional.<String>empty();
    var attributes =
        new Attributes(
            none, none, none, "t", none, none, OptionalLong.empty(), none, Optional.of("h..s"));

    assertThat(leafOf(attributes, "{}"))
        .isEqualTo(
            """
            stepwise-entry/v2
            index 41
            topic stepwise.upgrades
            partition 3
            offset 7
            type t
            jws-sha256 %s
            payload-sha256 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a
            payload-size 2
            """
                .formatted(Sha256.of("h..s")));
  }

  @Test
  void no_value_can_forge_a_line_or_grow_without_limit() {
    var attributes =
        new Attributes(
            Optional.of("k\nindex 0\r\0\u0085"),
            Optional.of("x".repeat(100_000)),
            Optional.empty(),
            Attributes.UNREADABLE,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.of("Expected a header"));

    assertThat(leafOf(attributes, "").lines())
        .hasSize(11)
        .contains("key k\uFFFDindex 0\uFFFD\uFFFD\uFFFD", "id " + "x".repeat(500) + "…");
  }

  @Test
  void a_message_says_what_it_is_about_in_either_shape() {
    var named =
        new About(Optional.of("u-1"), OptionalInt.of(2), Optional.of("t1"), OptionalInt.of(3));

    assertThat(about("{'upgradeId':'u-1','stage':2,'host':'t1','attempt':3,'more':[1]}"))
        .isEqualTo(named);
    assertThat(about("{'attempt':{'upgradeId':'u-1','stage':2,'host':'t1','number':3},'fence':9}"))
        .isEqualTo(named);
    assertThat(about("{'upgradeId':'u-1','host':{'id':'t1','port':22}}").host()).hasValue("t1");
    assertThat(about("{'upgrade':'u-1','host':'t1','shown':'SHA256:x'}").upgrade())
        .as("of an alert")
        .hasValue("u-1");
    assertThat(about("{'upgradeId':7,'stage':'two','host':null}")).isEqualTo(About.NOTHING);
  }

  private static About about(String json) {
    return About.of(json.replace('\'', '"').getBytes(UTF_8));
  }

  private static String leafOf(Attributes attributes, String payload) {
    var bytes = payload.getBytes(UTF_8);
    var entry = new Entry(41, PLACE, attributes, About.NOTHING, Sha256.of(bytes), bytes.length);
    return new String(Statement.of(entry), UTF_8);
  }
}
