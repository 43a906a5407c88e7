package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.executor.Commands;
import dev.stepwise.executor.application.LedgerAnswer;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Unfit;
import dev.stepwise.executor.domain.MaskedStream.Shown;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What a script prints and finds out, as it comes from the host.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerOutputTest extends LedgerMatrix {
  @Test
  void output_is_byte_for_byte_what_was_printed_from_any_offset() {
    everywhere(host -> {
      var command =
          Commands.run(
                  "i=0; while [ $i -lt 100000 ]; do printf 'a\\000\\377\\n%d' $i; i=$((i+1)); done")
              .command();
      begin(host, command);
      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));

      var read = new ByteArrayOutputStream();
      LedgerAnswer answer;
      do {
        answer = answered(host.ledger().lookAt(command, read.size()));
        read.write(answer.output());
      } while (read.size() < answer.size());

      assertThat(read.toByteArray())
          .isEqualTo(Files.readAllBytes(host.folder(command).resolve("out")));
      assertThat(read.size()).isGreaterThan(800_000);
    });
  }

  @Test
  void a_full_disk_while_it_runs_does_not_hide_the_exit_code() {
    everywhere(host -> {
      var command = Commands.run("echo much || exit 3").command();
      Files.createDirectories(host.folder(command));
      Files.createSymbolicLink(host.folder(command).resolve("out"), Path.of("/dev/full"));

      var answer = begin(host, command);

      assertThat(answer.state()).isEqualTo(new Exited(3));
    });
  }

  @Test
  void facts_come_with_the_end() {
    everywhere(host -> {
      var command =
          Commands.run("echo \"A=1 2\" >>$STEPWISE_FACTS; echo B=é >>$STEPWISE_FACTS; echo x")
              .command();

      var answer = begin(host, command);

      assertThat(answer.facts()).isEqualTo("A=1 2\nB=é\n");
      assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo("x\n");
    });
  }

  @Test
  void facts_that_are_too_large_are_none() {
    everywhere(host -> {
      var command =
          Commands.run("head -c 70000 /dev/zero | tr '\\0' x >$STEPWISE_FACTS; echo x").command();

      var answer = begin(host, command);

      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));
      assertThat(answer.facts()).isEmpty();
    });
  }

  @Test
  void a_secret_that_was_printed_is_overwritten_where_it_stands() {
    everywhere(host -> {
      var command =
          Commands.run(
                  "echo 'a tiger, a lion'; echo 'tiger'; echo KEY=tiger >>$STEPWISE_FACTS; echo x")
              .command();
      begin(host, command);
      assertThat(look(host, command).scrubbed()).isFalse();

      answered(
          host.ledger()
              .scrub(
                  command, List.of(new Shown(2, 5), new Shown(16, 5)), Optional.of("KEY=***\n")));

      assertThat(look(host, command).state()).isEqualTo(new Exited(0));
      assertThat(look(host, command).scrubbed()).isTrue();
      assertThat(host.lines(command, "out")).containsExactly("a *****, a lion", "*****", "x");
      assertThat(host.lines(command, "facts")).containsExactly("KEY=***");
      assertThat(filesWith(host, "KEY=tiger\n")).isEmpty();
      assertThat(Files.getPosixFilePermissions(host.folder(command).resolve("out"))).hasSize(2);
    });
  }

  @Test
  void much_output_comes_whole_in_chunks() {
    everywhere(host -> {
      var size = times(300, 20) * 1024L * 1024;
      var command = Commands.run("head -c " + size + " /dev/urandom").command();
      begin(host, command);
      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));

      var digest = MessageDigest.getInstance("SHA-256");
      for (var read = 0L; read < size; ) {
        var chunk = answered(host.ledger().lookAt(command, read)).output();
        digest.update(chunk);
        read += chunk.length;
      }

      assertThat(HexFormat.of().formatHex(digest.digest()))
          .isEqualTo(digestOf(host.folder(command).resolve("out")));
    });
  }

  private static String digestOf(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void a_disk_that_is_full_while_it_runs_hides_no_exit_code() {
    var disk = SmallDisk.mount();
    assumeTrue(disk.isPresent(), "skipped: only root can mount a small disk here");
    try (var small = disk.get()) {
      var host = new LocalHost("dash", small.folder());
      var command = Commands.run("head -c 20000000 /dev/zero || exit 3").command();

      begin(host, command);

      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(3)));
      assertThat(begin(host, Commands.run("true").of("next").command()).state())
          .isInstanceOf(Unfit.class);
    }
  }
}
