package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangesTest {
  @TempDir Path planned;
  @TempDir Path now;
  private final Installation ferry = Ferry.installation();

  @BeforeEach
  void write_both() {
    Ferry.playbook(planned);
    Ferry.playbook(now);
  }

  @Test
  void while_everything_is_as_planned_there_are_none() {
    assertThat(changes(ferry)).isEmpty();
  }

  @Test
  void a_script_that_has_changed_is_named_by_its_stages() throws IOException {
    edit("scripts/convert.sh", "# ", "echo quicker # ");

    assertThat(changes(ferry)).containsExactly("stage 2, Convert the data on g1: its script");
  }

  @Test
  void another_timeout_is_a_change() throws IOException {
    edit("playbook.yaml", "title: Convert the data", "title: Convert the data, timeout: 7m");

    assertThat(changes(ferry)).containsExactly("stage 2, Convert the data on g1: its timeout");
  }

  @Test
  void a_change_that_does_not_touch_the_plan_is_one_all_the_same() throws IOException {
    edit("playbook.yaml", "title: Ferry", "title: The Ferry");

    assertThat(changes(ferry)).containsExactly("the playbook, but in nothing that this plan does");
  }

  @Test
  void other_hosts_and_other_rules_of_approval_are_changes() {
    var hosts = ferry.hosts().subList(0, ferry.hosts().size() - 1);
    var other =
        new Installation(
            ferry.id(),
            ferry.platform(),
            ferry.title(),
            ferry.topology(),
            hosts,
            ferry.parameters(),
            Optional.of(ApprovalRules.PRACTICE));

    assertThat(changes(other)).containsExactly("host n3: is gone", "rules of approval: are others");
  }

  @Test
  void another_platform_topology_and_parameter_are_changes() {
    var parameters = new TreeMap<>(ferry.parameters());
    parameters.put("PORT", "8443");
    var other =
        new Installation(
            ferry.id(),
            "barge",
            ferry.title(),
            "other",
            ferry.hosts(),
            parameters,
            ferry.approvals());

    assertThat(changes(other))
        .containsExactly(
            "platform: it was ferry, and is barge",
            "topology: it was %s, and is other".formatted(ferry.topology()),
            "parameter PORT: is new");
  }

  @Test
  void another_title_is_none() {
    var other =
        new Installation(
            ferry.id(),
            ferry.platform(),
            "The Ferry",
            ferry.topology(),
            ferry.hosts(),
            ferry.parameters(),
            ferry.approvals());

    assertThat(changes(other)).isEmpty();
  }

  @Test
  void what_is_not_registered_any_longer_is_not_as_planned() {
    assertThat(
            Changes.since(
                Ferry.plan(planned, "1.0", "3.0"), Optional.of(Estate.load(now)), Optional.empty()))
        .containsExactly("the installation is not registered any longer");
  }

  @Test
  void nothing_that_changes_touches_a_rollback() {
    var rollback = Plans.plan(new UpgradeId("rb-1"), Optional.of(new UpgradeId("up-1")), 1, 1);

    assertThat(Changes.since(rollback, Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void without_a_sound_playbook_nothing_is_as_planned() {
    assertThat(
            Changes.since(Ferry.plan(planned, "1.0", "3.0"), Optional.empty(), Optional.of(ferry)))
        .containsExactly("there is no sound playbook of ferry any longer");
  }

  private List<String> changes(Installation registered) {
    return Changes.since(
        Ferry.plan(planned, "1.0", "3.0"), Optional.of(Estate.load(now)), Optional.of(registered));
  }

  private void edit(String file, String from, String to) throws IOException {
    var path = now.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }
}
