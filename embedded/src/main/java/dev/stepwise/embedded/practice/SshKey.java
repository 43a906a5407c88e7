package dev.stepwise.embedded.practice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/// An ed25519 key pair in a file that OpenSSH and sshj can read.
///
/// @param file the private key, readable by its owner only
record SshKey(Path file, KeyPair pair) {
  /// The key of that file, made up when there is none yet.
  static SshKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        writeNew(file);
      }
      return new SshKey(file, read(file));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("Expected a key pair in " + file, e);
    }
  }

  /// The public key as in `known_hosts` and `authorized_keys`: `ssh-ed25519 AAAA…`.
  String publicLine() {
    return PublicKeyEntry.toString(pair.getPublic());
  }

  // Created unreadable to others, and renamed when whole.
  private static void writeNew(Path file) throws IOException, GeneralSecurityException {
    var pair = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    var text = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "stepwise practice", null, text);
    var unfinished = Files.createTempFile(file.getParent(), ".key", "");
    Files.write(unfinished, text.toByteArray());
    Files.move(unfinished, file);
  }

  private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
    var text = new ByteArrayInputStream(Files.readAllBytes(file));
    return SecurityUtils.loadKeyPairIdentities(
            null, NamedResource.ofName(file.toString()), text, null)
        .iterator()
        .next();
  }
}
