package dev.stepwise.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.codec.TopicRights.Right;
import dev.stepwise.contracts.codec.TopicRights.Verb;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TopicRightsTest {
  private static final List<String> ZONES = List.of("default", "dmz");
  private static final List<Right> RIGHTS = TopicRights.all(ZONES);

  @Test
  void only_the_planner_writes_commands() {
    assertThat(parties(Verb.WRITE, "stepwise.steps.default")).containsExactly("planner");
    assertThat(parties(Verb.WRITE, "stepwise.steps.dmz")).containsExactly("planner");
  }

  @Test
  void commands_are_read_by_the_executors_of_their_zone_and_sealed() {
    assertThat(parties(Verb.READ, "stepwise.steps.dmz"))
        .containsExactlyInAnyOrder("executor-dmz", "audit");
  }

  @Test
  void only_the_planner_says_what_is_decided() {
    assertThat(parties(Verb.WRITE, "stepwise.upgrades")).containsExactly("planner");
  }

  @Test
  void audit_writes_its_checkpoints_and_nobody_else_does() {
    assertThat(RIGHTS)
        .filteredOn(right -> right.party().equals("audit") && right.verb() == Verb.WRITE)
        .extracting(Right::resource)
        .containsExactly(Topics.CHECKPOINTS);
    assertThat(parties(Verb.WRITE, Topics.CHECKPOINTS)).containsExactly("audit");
  }

  @Test
  void every_topic_is_written_by_somebody() {
    assertThat(Topics.all(ZONES))
        .filteredOn(topic -> !topic.name().endsWith(Topics.DEAD_LETTER_SUFFIX))
        .allSatisfy(topic -> assertThat(parties(Verb.WRITE, topic.name())).isNotEmpty());
  }

  @Test
  void every_right_is_one_to_a_topic_that_there_is() {
    var topics = Topics.all(ZONES).stream().map(Topics.Topic::name).toList();

    assertThat(RIGHTS)
        .filteredOn(right -> right.verb() != Verb.JOIN)
        .extracting(Right::resource)
        .isSubsetOf(topics);
  }

  @Test
  void no_two_parties_share_a_group() {
    assertThat(RIGHTS)
        .filteredOn(right -> right.verb() == Verb.JOIN)
        .extracting(Right::resource)
        .doesNotHaveDuplicates();
  }

  private static List<String> parties(Verb verb, String resource) {
    return RIGHTS.stream()
        .filter(right -> right.verb() == verb && right.resource().equals(resource))
        .map(Right::party)
        .toList();
  }
}
