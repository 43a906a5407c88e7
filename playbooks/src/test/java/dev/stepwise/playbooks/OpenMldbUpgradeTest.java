package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenMldbUpgradeTest {
  @Test
  void the_whole_way_to_the_new_release_and_back_ends_where_it_began(@TempDir Path folder)
      throws IOException {
    try (var hosts = PracticeHosts.switchOn(OpenMldbPlaybookTest.FOLDER, folder)) {
      var before = hosts.snapshot();
      var rehearsal = new Rehearsal(OpenMldbPlaybookTest.PLAYBOOK, hosts, Map.of());

      assertThat(rehearsal.upgrade("cluster")).isEmpty();

      assertThat(new Rehearsal(OpenMldbPlaybookTest.PLAYBOOK, hosts, Map.of()).discovered("t2"))
          .containsEntry("INSTALLED_VERSION", "0.9.2");
      assertThat(rehearsal.rollBack()).isEmpty();
      assertThat(hosts.snapshot()).isEqualTo(before);
    }
  }

  @Test
  void without_auto_failover_a_tablet_recovers_its_data_both_ways(@TempDir Path folder)
      throws IOException {
    try (var hosts = PracticeHosts.switchOn(OpenMldbPlaybookTest.FOLDER, folder)) {
      Files.writeString(hosts.cluster().resolve("settings/auto_failover"), "false\n");
      var before = hosts.snapshot();
      var rehearsal = new Rehearsal(OpenMldbPlaybookTest.PLAYBOOK, hosts, Map.of());

      var trouble = rehearsal.upgrade("cluster", 1, OpenMldbLiesTest.TABLET_TURN);

      assertThat(trouble).isEmpty();
      assertThat(rehearsal.rollBack()).isEmpty();
      assertThat(hosts.snapshot()).isEqualTo(before);
    }
  }
}
