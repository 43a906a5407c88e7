package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.executor.adapter.ssh.HostKeys.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.common.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With keys and certificates that `ssh-keygen` made.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostKeysTest {
  private static final String ADDRESS = "db.example.org";

  @TempDir Path folder;
  private Path authority;
  private Path key;

  @BeforeEach
  void makeKeys() {
    authority = Ssh.ed25519(folder.resolve("authority"));
    key = Ssh.ed25519(folder.resolve("key"));
  }

  private Optional<Refusal> refusal(Path shown, String... lines) throws IOException {
    return HostKeys.of(List.of(lines), Set.of()).refusal(publicKey(shown), ADDRESS);
  }

  private static PublicKey publicKey(Path file) throws IOException {
    return new Buffer.PlainBuffer(PublicKeyFile.read(file).bytes()).readPublicKey();
  }

  private Optional<Refusal> refusalOfCertificate(String... options) throws IOException {
    return refusal(Ssh.certify(authority, key, options), trusted());
  }

  private String trusted() {
    return "@cert-authority " + Ssh.publicKey(authority);
  }

  private Path shownKey() {
    return Path.of(key + ".pub");
  }

  @Test
  void a_pinned_key_is_accepted() throws IOException {
    assertThat(refusal(shownKey(), Ssh.publicKey(key))).isEmpty();
  }

  @Test
  void a_key_of_an_authority_is_not_a_host_key() throws IOException {
    assertThat(refusal(shownKey(), "@cert-authority " + Ssh.publicKey(key))).isPresent();
  }

  @Test
  void a_revoked_key_is_refused_though_it_is_pinned() throws IOException {
    assertThat(refusal(shownKey(), Ssh.publicKey(key), "@revoked " + Ssh.publicKey(key)))
        .hasValueSatisfying(refusal -> assertThat(refusal.revoked()).isTrue());
  }

  @Test
  void a_certificate_for_the_address_is_accepted() throws IOException {
    assertThat(refusalOfCertificate("-h", "-n", ADDRESS, "-V", "+1h")).isEmpty();
  }

  @Test
  void a_certificate_for_another_address_is_refused() throws IOException {
    assertThat(refusalOfCertificate("-h", "-n", "web.example.org"))
        .hasValueSatisfying(refusal -> assertThat(refusal.why()).contains("principals"));
  }

  @Test
  void a_certificate_for_no_address_is_refused() throws IOException {
    assertThat(refusalOfCertificate("-h"))
        .hasValueSatisfying(refusal -> assertThat(refusal.why()).contains("names no host"));
  }

  @Test
  void a_certificate_of_a_user_is_refused() throws IOException {
    assertThat(refusalOfCertificate("-n", ADDRESS))
        .hasValueSatisfying(refusal -> assertThat(refusal.why()).contains("of a user"));
  }

  @Test
  void a_certificate_whose_time_is_over_is_refused() throws IOException {
    assertThat(refusalOfCertificate("-h", "-n", ADDRESS, "-V", "20200101:20200102"))
        .hasValueSatisfying(refusal -> assertThat(refusal.why()).contains("valid before"));
  }

  @Test
  void a_certificate_of_another_authority_is_refused() throws IOException {
    var stranger = Ssh.ed25519(folder.resolve("stranger"));
    var shown = Ssh.certify(stranger, key, "-h", "-n", ADDRESS);

    assertThat(refusal(shown, trusted()))
        .hasValueSatisfying(refusal -> assertThat(refusal.why()).contains("unknown authority"));
  }

  @Test
  void a_certificate_of_a_revoked_authority_or_of_a_revoked_key_is_refused() throws IOException {
    var shown = Ssh.certify(authority, key, "-h", "-n", ADDRESS);

    assertThat(refusal(shown, trusted(), "@revoked " + Ssh.publicKey(authority)))
        .hasValueSatisfying(refusal -> assertThat(refusal.revoked()).isTrue());
    assertThat(refusal(shown, trusted(), "@revoked " + Ssh.publicKey(key)))
        .hasValueSatisfying(refusal -> assertThat(refusal.revoked()).isTrue());
  }

  @Test
  void a_list_of_revoked_keys_holds_lines_of_known_hosts_and_bare_keys() throws IOException {
    var list =
        Files.write(
            folder.resolve("revoked"),
            List.of(
                "# stolen in May",
                "@revoked * " + Ssh.publicKey(key) + " a comment",
                Ssh.publicKey(authority)));

    assertThat(new RevokedKeys(Optional.of(list)).current())
        .containsExactlyInAnyOrder(
            PublicKeyFile.read(shownKey()), PublicKeyFile.read(Path.of(authority + ".pub")));
  }

  @Test
  void a_binary_list_of_revoked_keys_is_said_not_to_be_read() {
    var list = folder.resolve("krl");
    Ssh.run(List.of("ssh-keygen", "-q", "-k", "-f", list.toString(), shownKey().toString()));

    assertThatThrownBy(() -> new RevokedKeys(Optional.of(list)).current())
        .hasMessageContaining("KRL");
  }
}
