package dev.stepwise.audit.adapter.signing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// An Ed25519 key pair in a file of two lines, base64: the private key (PKCS #8), the public key
/// (X.509). Made when it is missing; only its owner can read it.
record KeyFile(Path path) {
  private static final String ALGORITHM = "Ed25519";

  KeyPair keys() throws IOException, GeneralSecurityException {
    if (!Files.exists(path)) {
      create();
    }
    var lines = Files.readAllLines(path);
    if (lines.size() != 2) {
      throw new IOException("Expected two lines in %s, but got %d".formatted(path, lines.size()));
    }
    var factory = KeyFactory.getInstance(ALGORITHM);
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
  }

  // Linked when whole: two instances may start at once, and a half-written key would stay for ever.
  private void create() throws IOException, GeneralSecurityException {
    var keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    var folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var unfinished = Files.createTempFile(folder, ".new", "", ownerOnly);
    Files.write(
        unfinished,
        List.of(base64(keys.getPrivate().getEncoded()), base64(keys.getPublic().getEncoded())));
    try {
      Files.createLink(path, unfinished);
    } catch (FileAlreadyExistsException _) {
      // the other instance was faster, and its key counts
    } finally {
      Files.delete(unfinished);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
