package dev.stepwise.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// One signature under a note (C2SP `signed-note` v1).
///
/// @param name of the key
/// @param keyId eight hexadecimal digits that tell keys of one name apart
/// @param base64 of the signature alone
public record NoteSignature(String name, String keyId, String base64) {
  private static final String DASH = "\u2014 ";
  private static final int KEY_ID = 4;

  /// Reads a line, with or without its end. Fails with [IllegalArgumentException] when it is none.
  public static NoteSignature parse(String line) {
    var words = line.strip().split(" ", -1);
    if (!line.startsWith(DASH) || words.length != 3) {
      throw new IllegalArgumentException(
          "Expected a signature '\u2014 NAME BASE64', but got '%s'".formatted(line.strip()));
    }
    var bytes = Base64.getDecoder().decode(words[2]);
    if (bytes.length <= KEY_ID) {
      throw new IllegalArgumentException(
          "Expected a key id and a signature, but got %d bytes".formatted(bytes.length));
    }
    return new NoteSignature(
        words[1],
        HexFormat.of().formatHex(bytes, 0, KEY_ID),
        Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, KEY_ID, bytes.length)));
  }

  /// The bytes of the signature alone.
  byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /// The line, without its end.
  @Override
  public String toString() {
    var id = HexFormat.of().parseHex(keyId);
    var all = Arrays.copyOf(id, id.length + bytes().length);
    System.arraycopy(bytes(), 0, all, id.length, bytes().length);
    return DASH + name + ' ' + Base64.getEncoder().encodeToString(all);
  }
}
