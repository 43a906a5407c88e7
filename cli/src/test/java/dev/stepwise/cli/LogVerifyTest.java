package dev.stepwise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.NoteSigner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log of today held against a note of five entries.
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the folder and starts the server
class LogVerifyTest {
  private static final String NAME = "stepwise.test/log";

  private final NoteSigner signer = signer();
  private final List<Hash> log = new ArrayList<>(leaves(5));
  private final StringWriter out = new StringWriter();

  private NoteSigner signerOfToday = signer;
  private HttpServer server;
  @TempDir private Path folder;
  private Path since;

  @BeforeEach
  void keepTheNoteOfFive() throws IOException {
    since = Files.writeString(folder.resolve("since"), note(signer));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/checkpoint", asked -> answer(asked, note(signerOfToday)));
    server.createContext("/api/v1/consistency", asked -> answer(asked, consistency(asked)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_log_that_has_grown_since_then_is_still_the_same() {
    log.addAll(leaves(7).subList(5, 7));

    assertThat(verify()).isZero();

    assertThat(out.toString())
        .contains("The note in " + since + " is signed by the log: 5 entries")
        .contains("The note of today is signed by the log: 7 entries")
        .contains("The log begins with it");
  }

  @Test
  void a_log_in_which_an_entry_was_changed_since_then_is_another() {
    log.addAll(leaves(7).subList(5, 7));
    log.set(2, Hash.leaf("forged".getBytes(UTF_8)));

    assertThat(verify()).isEqualTo(1);

    assertThat(out.toString())
        .contains("entries 0 to 4 are not what they were")
        .doesNotContain("The log begins with it");
  }

  @Test
  void what_was_changed_after_the_note_is_none_of_its_business() {
    log.addAll(leaves(7).subList(5, 7));
    log.set(5, Hash.leaf("forged".getBytes(UTF_8)));

    assertThat(verify()).isZero();
  }

  @Test
  void a_log_of_the_same_length_with_another_last_entry_is_another() {
    log.set(4, Hash.leaf("forged".getBytes(UTF_8)));

    assertThat(verify()).isEqualTo(1);
  }

  @Test
  void a_log_whose_end_was_cut_off_names_what_is_missing() {
    log.removeLast();
    log.removeLast();

    assertThat(verify()).isEqualTo(1);

    assertThat(out.toString())
        .contains(
            "Expected 5 entries at least, but the log ends at 3: entries 3 to 4 are missing.");
  }

  @Test
  void a_note_that_somebody_else_signed_proves_nothing() throws IOException {
    Files.writeString(since, note(signer()));

    assertThat(verify()).isEqualTo(1);

    assertThat(out.toString())
        .contains("The note in %s: expected a signature by %s".formatted(since, NAME));
  }

  @Test
  void a_note_of_today_that_somebody_else_signed_is_not_kept() {
    signerOfToday = signer();
    var kept = folder.resolve("kept");

    assertThat(verify("--keep", kept.toString())).isEqualTo(1);

    assertThat(out.toString()).contains("The note of today: expected a signature by " + NAME);
    assertThat(kept).doesNotExist();
  }

  @Test
  void the_note_of_today_takes_the_place_of_the_earlier_one_only_when_all_is_well() {
    log.addAll(leaves(7).subList(5, 7));

    assertThat(verify("--keep", since.toString())).isZero();
    assertThat(since).hasContent(note(signer));

    log.removeLast();
    assertThat(verify("--keep", since.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("entries 6 to 6 are missing");
    assertThat(since).content().contains("\n7\n");
  }

  private int verify(String... more) {
    var arguments =
        new ArrayList<>(List.of("log", "verify", "--key", signer.verifierKey(), "--since"));
    arguments.addAll(List.of(since.toString(), "--audit", "http://127.0.0.1:" + port()));
    arguments.addAll(List.of(more));
    return Stepwise.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute(arguments.toArray(String[]::new));
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static NoteSigner signer() {
    try {
      return new NoteSigner(NAME, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Hash> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> Hash.leaf(("entry " + index).getBytes(UTF_8)))
        .toList();
  }

  private String note(NoteSigner by) {
    return by.sign(new Checkpoint(NAME, log.size(), MerkleTree.rootOf(log)).body());
  }

  /// As the service proves it: by the log that it has, whatever was done to that.
  private String consistency(HttpExchange asked) {
    var numbers = asked.getRequestURI().getQuery().replaceAll("[^0-9&]", "").split("&", -1);
    var path =
        new MerkleTree(
                Long.parseLong(numbers[1]),
                part ->
                    MerkleTree.rootOf(
                        log.subList((int) part.firstLeaf(), (int) part.lastLeaf() + 1)))
            .consistencyFrom(Long.parseLong(numbers[0]))
            .path();
    return new String(Wire.encode(Map.of("path", path.stream().map(Hash::base64).toList())), UTF_8);
  }

  private static void answer(HttpExchange asked, String text) throws IOException {
    try (asked) {
      var bytes = text.getBytes(UTF_8);
      asked.sendResponseHeaders(200, bytes.length);
      asked.getResponseBody().write(bytes);
    }
  }
}
