package dev.stepwise.executor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MaskTest {
  private static final String SECRET = "p@ss w'ör\"d$/1";

  @ParameterizedTest
  @MethodSource("forms")
  void every_form_of_a_secret_is_hidden(String form) {
    assertThat(Mask.of(List.of(SECRET)).text("before:" + form + ":after"))
        .isEqualTo("before:***:after");
  }

  static Stream<String> forms() {
    var bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        SECRET,
        "p@ss w'\\''ör\"d$/1",
        "p@ss w'ör\\\"d\\$/1",
        "p@ss\\ w\\'\\ör\\\"d\\$/1",
        "p%40ss%20w%27%C3%B6r%22d%24%2F1",
        "p%40ss%20w%27%c3%b6r%22d%24%2f1",
        "p%40ss%20w'%C3%B6r%22d%24%2F1",
        URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(bytes),
        Base64.getUrlEncoder().encodeToString(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "c:\\folder\\temp, c:\folder\temp",
    "pass\\\\word\\0101, pass\\wordA",
    "pass\\\\cword, pass\\cword",
    "password\\cnever, password",
  })
  void what_echo_makes_of_backslashes_is_hidden(String secret, String echoed) {
    assertThat(Mask.of(List.of(secret)).text("<" + echoed + ">")).isEqualTo("<***>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\c", "a\\c", "\\0", "x"})
  void a_secret_of_which_echo_leaves_little_hides_nothing_else(String secret) {
    assertThat(Mask.of(List.of(secret)).text("before")).isEqualTo("before");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void a_secret_amid_text_in_base64_leaves_only_what_is_its_neighbours(int before) {
    var secret = "correct horse battery staple";
    var text = ("-".repeat(before) + secret + "----").getBytes(StandardCharsets.UTF_8);

    var masked = Mask.of(List.of(secret)).text(Base64.getEncoder().encodeToString(text));

    assertThat(masked).contains("***").hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 76})
  void base64_in_lines_is_hidden_line_by_line(int width) {
    var secret = "0123456789abcdefghijklmnopqrstuvwxyz".repeat(4);
    var encoder = Base64.getMimeEncoder(width, bytes("\n"));

    var masked = Mask.of(List.of(secret)).text(encoder.encodeToString(bytes(secret)));

    assertThat(masked.lines()).hasSizeGreaterThan(2).containsOnly("***");
  }

  @Test
  void each_line_of_a_secret_is_hidden_but_not_its_brackets() {
    var mask = Mask.of(List.of("{\n  \"key\": \"abcdef\"\n}\n"));

    assertThat(mask.text("{ see: \"key\": \"abcdef\" }")).isEqualTo("{ see: *** }");
  }

  @Test
  void secrets_that_overlap_or_touch_are_hidden_as_one() {
    var mask = Mask.of(List.of("abcd", "cdef"));

    assertThat(mask.text("-abcdef-abcdcdef-abcabcd-")).isEqualTo("-***-***-abc***-");
  }

  @Test
  void it_is_known_where_a_secret_was() {
    var stream = new MaskedStream(Mask.of(List.of("secret")));
    stream.add("a secret, a sec".getBytes(StandardCharsets.UTF_8));
    stream.add("ret".getBytes(StandardCharsets.UTF_8));
    stream.end();

    assertThat(stream.shown())
        .containsExactly(new MaskedStream.Shown(2, 6), new MaskedStream.Shown(12, 6));
  }

  @Test
  void of_very_many_secrets_all_are_hidden_and_the_last_place_covers_the_rest() {
    var stream = new MaskedStream(Mask.of(List.of("secret")));

    assertThat(stream.add(bytes("secret-".repeat(1000)))).isEqualTo(bytes("***-".repeat(1000)));
    stream.end();

    assertThat(stream.shown())
        .hasSize(256)
        .last()
        .isEqualTo(new MaskedStream.Shown(255 * 7, 745 * 7 - 1));
  }

  @Test
  void what_cannot_be_a_secret_any_more_is_not_kept_back() {
    var stream = new MaskedStream(Mask.of(List.of("secret")));

    assertThat(stream.add(bytes("Password: "))).isEqualTo(bytes("Password: "));
    assertThat(stream.add(bytes("se"))).isEmpty();
    assertThat(stream.add(bytes("t"))).isEqualTo(bytes("set"));
    assertThat(stream.add(bytes("secr"))).isEmpty();
    assertThat(stream.end()).isEqualTo(bytes("secr"));
  }

  @Test
  void nothing_is_hidden_where_there_is_no_secret() {
    assertThat(Mask.of(List.of("")).text("text")).isEqualTo("text");
    assertThat(Mask.NONE.text("text é")).isEqualTo("text é");
  }

  /// Few letters, so that secrets overlap, repeat and begin within each other.
  @Test
  void wherever_the_pieces_are_cut_the_same_is_hidden() {
    for (var seed = 0L; seed < 3000; seed++) {
      var random = new Random(seed);
      var secrets = List.of(word(random, 4, 9), word(random, 4, 9), word(random, 1, 5));
      var text = bytes(word(random, 0, 200));
      var mask = Mask.of(secrets);

      var stream = new MaskedStream(mask);
      var masked = inPieces(stream, text, random);

      assertThat(masked).as("seed %d", seed).isEqualTo(mask.text(text(text)));
      assertThat(masked).as("seed %d", seed).doesNotContain(secrets);
      assertThat(masked).as("seed %d", seed).isEqualTo(overwritten(text, stream.shown()));
    }
  }

  private static String inPieces(MaskedStream stream, byte[] text, Random random) {
    var out = new ByteArrayOutputStream();
    for (var at = 0; at < text.length; ) {
      var to = Math.min(text.length, at + 1 + random.nextInt(7));
      out.writeBytes(stream.add(Arrays.copyOfRange(text, at, to)));
      at = to;
    }
    out.writeBytes(stream.end());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String overwritten(byte[] text, List<MaskedStream.Shown> shown) {
    var out = new StringBuilder(text(text));
    for (var secret : shown.reversed()) {
      out.replace((int) secret.offset(), (int) (secret.offset() + secret.length()), "***");
    }
    return out.toString();
  }

  private static String word(Random random, int shortest, int longest) {
    var length = shortest + random.nextInt(longest - shortest + 1);
    return random
        .ints(length, 0, 3)
        .collect(
            StringBuilder::new, (word, i) -> word.append("ab\n".charAt(i)), StringBuilder::append)
        .toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
