package dev.stepwise.contracts.failpoint;

import static dev.stepwise.contracts.failpoint.Failpoint.AUDIT_READ_NOT_SEALED;
import static dev.stepwise.contracts.failpoint.Failpoint.PLANNER_OUTBOX_READ_NOT_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailpointTest {
  @TempDir Path folder;

  @Test
  void a_process_dies_at_an_armed_failpoint_and_the_next_one_goes_on() throws Exception {
    arm(AUDIT_READ_NOT_SEALED);

    assertThat(comeBy(AUDIT_READ_NOT_SEALED, armedIn(folder))).isEqualTo(137);

    assertThat(folder).isEmptyDirectory();
    assertThat(comeBy(AUDIT_READ_NOT_SEALED, armedIn(folder))).isZero();
  }

  @Test
  void a_process_goes_on_at_any_other_failpoint() throws Exception {
    arm(PLANNER_OUTBOX_READ_NOT_SENT);

    assertThat(comeBy(AUDIT_READ_NOT_SEALED, armedIn(folder))).isZero();
  }

  @Test
  void without_the_property_nothing_can_be_armed() throws Exception {
    arm(AUDIT_READ_NOT_SEALED);

    assertThat(comeBy(AUDIT_READ_NOT_SEALED, List.of())).isZero();
  }

  private void arm(Failpoint failpoint) throws IOException {
    Files.createFile(folder.resolve(failpoint.name()));
  }

  private static List<String> armedIn(Path folder) {
    return List.of("-D" + Failpoint.FOLDER + "=" + folder);
  }

  private static int comeBy(Failpoint failpoint, List<String> options) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = List.of("-cp", System.getProperty("java.class.path"));
    var main = List.of(ComesBy.class.getName(), failpoint.name());
    return new ProcessBuilder(
            Stream.of(List.of(java), options, classes, main).flatMap(List::stream).toList())
        .inheritIO()
        .start()
        .waitFor();
  }

  /// A process of its own.
  static final class ComesBy {
    private ComesBy() {}

    public static void main(String[] arguments) {
      Failpoint.valueOf(arguments[0]).reached();
    }
  }
}
