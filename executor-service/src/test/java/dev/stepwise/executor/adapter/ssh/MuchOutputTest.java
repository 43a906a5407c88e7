package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.application.ExecutorSettings;
import dev.stepwise.executor.application.Reports;
import dev.stepwise.executor.application.RunWorkers;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Output of any size comes from a host with the system's own `sshd` to whoever is told, though the
/// connection is cut three times. `-Dledger.output-mib=1024` makes it a gibibyte.
@Tag("ledger")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MuchOutputTest {
  private static final int MIB = Integer.getInteger("ledger.output-mib", 48);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Test
  void much_output_arrives_byte_for_byte_though_the_connection_is_cut_three_times()
      throws Exception {
    assumeTrue(TestedHosts.has("sshd"), "skipped: this machine has no sshd");
    var host =
        TestedHosts.overSsh().stream()
            .filter(it -> it.toString().equals("sshd"))
            .findFirst()
            .orElseThrow();
    var size = MIB * 1024L * 1024;
    var command = Commands.run("head -c " + size + " /dev/urandom").command();
    var told = new Told();

    workers(host, told).take(command);
    for (var cut = 1; cut <= 3; cut++) {
      var mark = size * cut / 4;
      await().atMost(PATIENCE).until(() -> told.bytes() > mark);
      host.server().cutConnections();
    }

    await().atMost(PATIENCE).until(() -> told.ended().isPresent());
    var ended = told.ended().orElseThrow();
    assertThat(ended.outcome()).isInstanceOf(Succeeded.class);
    assertThat(told.bytes()).isEqualTo(size);
    var digest = told.digest();
    assertThat(digest).isEqualTo(digestOnHost(host, command));
    assertThat(ended.output().sha256().hex()).isEqualTo(digest);
    assertThat(ended.output().cut()).isEmpty();
    assertThat(host.lines(command, "starts")).hasSize(1);
    host.cleanUp();
  }

  private static RunWorkers workers(TestedHost host, Reports reports) {
    var settings =
        new ExecutorSettings(
            "executor-1", Duration.ofSeconds(2), Duration.ofMinutes(1), Long.MAX_VALUE, 0);
    return new RunWorkers(
        host.ledger(),
        _ -> new TreeMap<>(),
        SigningKey.generate("executor"),
        reports,
        settings,
        Clock.systemUTC());
  }

  private static String digestOnHost(TestedHost host, RunStep command) throws Exception {
    return digestOf(host.folder(command).resolve("out"));
  }

  private static String digestOf(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// What was told, which must come in order and without a gap.
  private static final class Told implements Reports {
    private final MessageDigest digest;
    private volatile long bytes;
    private volatile @Nullable RunEnded ended;

    Told() throws Exception {
      digest = MessageDigest.getInstance("SHA-256");
    }

    @Override
    public void send(StepReport report) {
      if (report instanceof RunEnded end) {
        ended = end;
      }
    }

    @Override
    public synchronized void send(StepOutput output) {
      assertThat(output.offset()).isEqualTo(bytes);
      var data = Base64.getDecoder().decode(output.data());
      digest.update(data);
      bytes = output.offset() + data.length;
    }

    long bytes() {
      return bytes;
    }

    Optional<RunEnded> ended() {
      return Optional.ofNullable(ended);
    }

    synchronized String digest() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
