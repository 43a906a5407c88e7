package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoteSignerTest {
  /// The first test vector of RFC 8032, section 7.1.
  private static final String PRIVATE =
      "302e020100300506032b657004220420"
          + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final String PUBLIC =
      "302a300506032b6570032100"
          + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private static final String TEXT = new Checkpoint("log.example.org", 0, Hash.EMPTY).body();

  @Test
  void a_note_carries_a_signature_that_the_named_key_made() throws GeneralSecurityException {
    var note = new NoteSigner("log.example.org", keys()).sign(TEXT);

    assertThat(note).startsWith(TEXT + "\n\u2014 log.example.org ");
    var signed = Base64.getDecoder().decode(note.strip().substring(note.lastIndexOf(' ') + 1));
    var check = Signature.getInstance("Ed25519");
    check.initVerify(keys().getPublic());
    check.update(TEXT.getBytes(UTF_8));
    assertThat(check.verify(Arrays.copyOfRange(signed, 4, signed.length))).isTrue();
  }

  @Test
  void the_verifier_key_names_the_key_by_its_id() throws GeneralSecurityException {
    var signer = new NoteSigner("log.example.org", keys());

    var parts = signer.verifierKey().split("\\+", 3);

    assertThat(parts[0]).isEqualTo("log.example.org");
    assertThat(parts[1]).hasSize(8);
    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(parts[2])))
        .isEqualTo("01" + PUBLIC.substring(24));
  }

  @Test
  void a_name_with_a_space_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NoteSigner("a log", keys()));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    var factory = KeyFactory.getInstance("Ed25519");
    PublicKey open =
        factory.generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(PUBLIC)));
    return new KeyPair(
        open, factory.generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of().parseHex(PRIVATE))));
  }
}
