package dev.stepwise.embedded.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PracticeRangeTest extends RangeContract {
  @Override
  PracticeRange start(Path data) {
    return PracticeRange.start(PLAYBOOK, data);
  }

  @Test
  void the_connection_is_cut_after_so_many_bytes_and_the_next_one_is_not() throws Exception {
    range.host("one").dropAfterBytes(1000);

    try (var client = connect("one")) {
      var running = client.start("i=0; while [ $i -lt 500 ]; do echo 123456789; i=$((i+1)); done");
      assertThat(readToTheEnd(running.getInputStream())).isLessThanOrEqualTo(1000);
      Awaitility.await().until(() -> !client.isConnected());
    }

    assertThat(output("one", "head -c 5000 /dev/zero | tr '\\0' x")).hasSize(5000);
  }

  @Test
  void the_installation_names_the_places_of_the_range() {
    var installation = range.installation();

    assertThat(installation.platform()).isEqualTo("tiny");
    var two = installation.host(new HostId("two")).orElseThrow();
    assertThat(two.roles()).containsExactly("server");
    assertThat(two.variables()).isEqualTo(Map.of("SERVER_HOME", root("two") + "/server"));
    assertThat(installation.parameters().get("CLUSTER")).endsWith("/cluster").startsWith("/");
  }

  @Test
  void the_starts_of_each_attempt_are_counted_from_the_ledgers() throws Exception {
    output("one", "mkdir -p .stepwise/runs/u.0.one.1; echo now > .stepwise/runs/u.0.one.1/starts");
    output("two", "mkdir -p .stepwise/runs/u.0.two.1");

    assertThat(range.ledgerStarts()).isEqualTo(Map.of("u.0.one.1", 1, "u.0.two.1", 0));
  }

  @Test
  void differences_name_what_changed_and_what_rightly_stays() throws Exception {
    output("one", "echo 1 > ../server/gone; ln -s version ../server/link");
    var before = range.snapshot();
    output(
        "one",
        """
        cd ../server; rm gone; chmod 600 version; ln -sf serve link; echo 2 > new; echo 3 > x.pid
        mkdir ../server-backup-1; echo 1 > ../server-backup-1/version
        mkdir -p ../home/.stepwise/runs; echo 1 > ../home/.stepwise/runs/x
        echo two > $PRACTICE_ROOT/cluster/leader
        """);

    var differences = range.snapshot().differencesFrom(before);

    assertThat(differences.changed())
        .containsExactly("cluster/leader", "hosts/one/server/link", "hosts/one/server/version");
    assertThat(differences.missing()).containsExactly("hosts/one/server/gone");
    assertThat(differences.added()).containsExactly("hosts/one/server/new");
    assertThat(differences.leftBehind()).containsExactly("hosts/one/server-backup-1/version");
    assertThat(differences.isAsItWas()).isFalse();
    assertThat(before.differencesFrom(before).isAsItWas()).isTrue();
  }

  private static int readToTheEnd(InputStream in) {
    int count = 0;
    try {
      while (in.read() >= 0) {
        count++;
      }
    } catch (IOException _) {
      // The cut.
    }
    return count;
  }
}
