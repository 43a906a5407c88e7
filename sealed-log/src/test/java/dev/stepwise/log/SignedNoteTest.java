package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignedNoteTest {
  /// The example of C2SP `tlog-cosignature`, its key ids and all.
  private static final String EXAMPLE =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
      """;

  @Test
  void a_note_is_read_and_written_as_it_was() {
    var note = SignedNote.parse(EXAMPLE);

    assertThat(note).hasToString(EXAMPLE);
    assertThat(note.checkpoint().size()).isEqualTo(20_852_163);
    assertThat(note.signatures().getLast().keyId()).isEqualTo("8d66cf3f");
  }

  @Test
  void a_log_s_signature_is_its_own_over_its_own_text_alone() throws GeneralSecurityException {
    var signer = signer("log.example.org");
    var key = VerifierKey.parse(signer.verifierKey());
    var note = SignedNote.parse(signer.sign(body(7)));

    assertThat(note.by(key)).isPresent();
    assertThat(new SignedNote(body(8), note.signatures()).by(key)).isEmpty();
    assertThat(note.by(VerifierKey.parse(signer("log.example.org").verifierKey()))).isEmpty();
    assertThat(note.by(VerifierKey.parse(signer("log.example.net").verifierKey()))).isEmpty();
  }

  @Test
  void a_witness_signs_the_text_and_the_moment() throws GeneralSecurityException {
    var witness = new Cosigner("witness.example.org", 1_700_000_000L);
    var note = SignedNote.parse(signer("log.example.org").sign(body(7)));
    var cosigned = note.and(SignedNote.signatures(witness.cosign(note.text())));

    assertThat(cosigned.by(VerifierKey.parse(witness.verifierKey()))).isPresent();
    assertThat(new SignedNote(body(8), cosigned.signatures()).by(witness.key())).isEmpty();
    assertThat(cosigned.and(SignedNote.signatures(witness.cosign(note.text()))))
        .isEqualTo(cosigned);
  }

  @Test
  void what_is_no_note_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse("text\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedNote.parse("text\n\n- name c2lnbmF0dXJl\n"));
    assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse("name+00000000+AQ=="));
    assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("log\n07\nAAAA\n"));
  }

  @Test
  void a_key_under_another_name_or_id_is_refused() throws GeneralSecurityException {
    var vkey = signer("log.example.org").verifierKey();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierKey.parse(vkey.replace("example", "forged")));
  }

  private static String body(long size) {
    return new Checkpoint("log.example.org", size, Hash.leaf("x".getBytes(UTF_8))).body();
  }

  private static NoteSigner signer(String name) throws GeneralSecurityException {
    return new NoteSigner(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }
}
