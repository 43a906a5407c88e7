package dev.stepwise.embedded.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate authority for one broker on 127.0.0.1, made with the JDK's `keytool` and thrown
/// away with its folder. Valid for a week.
public final class OwnAuthority {
  /// Protects files that live as long as a test; `keytool` wants one.
  private static final String PASSWORD = "changeit";

  private static final String NAME = "broker";

  private final Path folder;
  private final Path store;

  private OwnAuthority(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("keys.p12");
  }

  /// Makes an authority, and a key that it vouches for, in a new folder.
  public static Guard.Tls make(Path folder) {
    try {
      Files.createDirectories(folder);
      return new OwnAuthority(folder).make();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to make certificates in " + folder, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected to make certificates in " + folder, e);
    }
  }

  private Guard.Tls make() throws IOException, GeneralSecurityException {
    var request = folder.resolve("broker.csr").toString();
    var certificate = folder.resolve("broker.pem").toString();
    var authority = folder.resolve("authority.pem");
    var known = "SAN=IP:127.0.0.1,DNS:localhost";
    keytool("-genkeypair", "-alias", "ca", "-dname", "CN=authority", "-ext", "bc:c");
    keytool("-exportcert", "-alias", "ca", "-rfc", "-file", authority.toString());
    keytool("-genkeypair", "-alias", NAME, "-dname", "CN=broker", "-ext", known);
    keytool("-certreq", "-alias", NAME, "-file", request);
    keytool(
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-ext",
        known,
        "-infile",
        request,
        "-outfile",
        certificate);
    keytool("-importcert", "-noprompt", "-alias", NAME, "-file", certificate);
    return new Guard.Tls(keyAndChain(), authority);
  }

  private void keytool(String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    if (words[0].startsWith("-gen")) {
      command.addAll(List.of("-validity", "7"));
    }
    if (words[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    }
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool " + words[0] + ": " + said);
    }
  }

  private Path keyAndChain() throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var text =
        new StringBuilder(
            pem("PRIVATE KEY", keys.getKey(NAME, PASSWORD.toCharArray()).getEncoded()));
    for (var certificate : keys.getCertificateChain(NAME)) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(folder.resolve("broker-key.pem"), text);
  }

  private static String pem(String kind, byte[] content) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
  }
}
