package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.log.Hash;
import dev.stepwise.log.LinesSeal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A leaf as it is read back: what [dev.stepwise.log.Statement] wrote, in any of its forms.
///
/// @param form such as `stepwise-entry/v2`
/// @param lines the values by name
public record SealedLeaf(String form, Map<String, String> lines) {
  private static final String FORMS = "stepwise-entry/v[123]";
  private static final List<String> SAID = List.of("key", "id", "source", "subject", "unreadable");

  public SealedLeaf {
    lines = Map.copyOf(lines);
  }

  /// Reads a leaf. Fails with [IllegalArgumentException] when it has another form.
  public static SealedLeaf parse(byte[] leaf) {
    var text = new String(leaf, UTF_8).split("\n", -1);
    var lines = new LinkedHashMap<String, String>();
    for (var at = 1; at < text.length - 1; at++) {
      var line = text[at].split(" ", 2);
      lines.put(line[0], line.length == 2 ? line[1] : "");
    }
    if (!text[0].matches(FORMS) || !text[text.length - 1].isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a leaf of form %s, but got '%s'".formatted(FORMS, text[0]));
    }
    return new SealedLeaf(text[0], lines);
  }

  public long index() {
    return Long.parseLong(required("index"));
  }

  public String topic() {
    return required("topic");
  }

  public String type() {
    return required("type");
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  /// What the payload is sealed by, when it is not sealed line by line.
  public Optional<Sha256> payload() {
    return value("payload-sha256").map(Sha256::new);
  }

  /// The digest of the signature; empty when the record was not signed.
  public Optional<Sha256> jws() {
    return value("jws-sha256").map(Sha256::new);
  }

  /// What the lines are sealed by; empty when the payload is sealed by its digest.
  public Optional<LinesSeal> sealedLines() {
    return value("lines-root")
        .map(root ->
            new LinesSeal(
                Integer.parseInt(required("lines-count")),
                Long.parseLong(required("lines-size")),
                Hash.ofHex(root)));
  }

  /// What others than the log have said: the record's key and attributes, and why it could not be
  /// read, which may repeat some of it.
  Stream<String> said() {
    return SAID.stream().map(this::value).flatMap(Optional::stream);
  }

  /// Whether it seals output that can be read.
  public boolean isOutput() {
    return topic().equals(Topics.STEP_OUTPUT) && isReadable();
  }

  /// Whether the record could be read, and was by whom it had to be, when it was sealed.
  public boolean isReadable() {
    return !lines.containsKey("unreadable");
  }

  /// The headers of the record as its author signed them (CloudEvents 1.0 in binary mode).
  public Map<String, byte[]> headers(String jws) {
    var headers = new LinkedHashMap<String, byte[]>();
    headers.put("ce_specversion", "1.0".getBytes(UTF_8));
    for (var name : new String[] {"id", "source", "type", "subject", "time", "sequence"}) {
      value(name).ifPresent(it -> headers.put("ce_" + name, it.getBytes(UTF_8)));
    }
    headers.put("content-type", "application/json".getBytes(UTF_8));
    headers.put("jws", jws.getBytes(UTF_8));
    return headers;
  }

  private String required(String name) {
    return value(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected a leaf to have a line '%s', but it has none".formatted(name)));
  }
}
