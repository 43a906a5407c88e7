package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.rehearsal.Rehearsal;
import dev.stepwise.rehearsal.Rehearsal.Result;
import dev.stepwise.rehearsal.WalkOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with an installation of OpenMLDB without any command that lies.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenMldbTroubleTest {
  @TempDir private Path folder;

  @Test
  void a_tablet_whose_pid_file_was_lost_is_stopped_all_the_same() throws IOException {
    var result =
        walk("stop-tablet", hosts -> Files.delete(hosts.resolve("t1/openmldb/bin/tablet.pid")));

    assertThat(result).isEqualTo(new Result.Passed());
  }

  @Test
  void pid_files_of_other_components_are_carried_over_with_bin() throws IOException {
    var other = Path.of("t1/openmldb/bin/nameserver.pid");
    var seen = new ArrayList<String>();

    walk(
        "start-tablet",
        Map.of(
            "replace-tablet", hosts -> Files.writeString(hosts.resolve(other), "4711"),
            "start-tablet", hosts -> seen.add(Files.readString(hosts.resolve(other)))));

    assertThat(seen).containsExactly("4711");
  }

  @Test
  void a_damaged_package_is_refused_before_anything_stops() throws IOException {
    var result =
        walk(
            "unpack",
            hosts ->
                Files.writeString(
                    hosts.resolve("t3/packages/openmldb-0.9.2-linux.tar.gz"),
                    "x",
                    StandardOpenOption.APPEND));

    assertThat(said(result)).contains("Step unpack", "on t3", "check");
  }

  @Test
  void a_second_tablet_does_not_begin_while_leaders_of_another_are_away() throws IOException {
    var result =
        walk(
            "pre-upgrade",
            hosts ->
                Files.createFile(hosts.resolve("ns1/state/rehearsal-0.6.9/127.0.0.1_10923.stat")));

    assertThat(said(result)).contains("Step pre-upgrade", "no other tablet");
  }

  private static String said(Result result) {
    return result instanceof Result.Failed(var account) ? account : result.toString();
  }

  /// Walks up to a step, right before which something happens on the hosts.
  private Result walk(String step, Happening happening) throws IOException {
    return walk(step, Map.of(step, happening));
  }

  private Result walk(String last, Map<String, Happening> happenings) throws IOException {
    var diary =
        new Diary() {
          @Override
          public void stageComes(Stage stage, Path practice) {
            var happening = happenings.get(stage.step().value());
            if (happening != null) {
              happening.on(practice.resolve("hosts"));
            }
          }
        };
    return Rehearsal.of(OpenMldbPlaybookTest.FOLDER)
        .walk("default", folder, WalkOptions.until(last), diary);
  }

  /// Something that happens.
  private interface Happening {
    void to(Path hosts) throws IOException;

    default void on(Path hosts) {
      try {
        to(hosts);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
