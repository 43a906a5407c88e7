package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/// A private key in a file.
///
/// @param certificate for the key, when it is not beside it
/// @param passphrase of the file
record FileIdentity(Path key, Optional<Path> certificate, Optional<SecretText> passphrase)
    implements Identity {
  @Override
  public List<Signer> signers() throws IOException {
    var signers = new ArrayList<Signer>();
    var pair = load();
    var privateKey = privateKey(pair);
    PublicKeyFile.certificate(key, certificate)
        .ifPresent(shown -> signers.add(new FileSigner(shown, privateKey)));
    signers.add(new FileSigner(KeyBlob.of(pair.getPublic()), privateKey));
    return signers;
  }

  private KeyProvider load() throws IOException {
    try (var reader = new SSHClient()) {
      var secret = passphrase.isEmpty() ? null : passphrase.get().get().toCharArray();
      return reader.loadKeys(
          Files.readString(key), null, secret == null ? null : PasswordUtils.createOneOff(secret));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private PrivateKey privateKey(KeyProvider pair) throws IOException {
    try {
      return pair.getPrivate();
    } catch (IOException | SSHRuntimeException e) {
      throw unreadable(e);
    }
  }

  private IOException unreadable(Exception e) {
    var wanted =
        passphrase.isPresent()
            ? "with the passphrase that executor.passphrase names"
            : "without a passphrase (executor.passphrase names one)";
    return new IOException(
        "Expected the key that this executor logs in with (executor.identity) in %s, %s, but: %s"
            .formatted(key, wanted, e),
        e);
  }

  private record FileSigner(KeyBlob shown, PrivateKey key) implements Signer {
    @Override
    public byte[] sign(String algorithm, byte[] data) throws IOException {
      var factory = Factory.Named.Util.create(new DefaultConfig().getKeyAlgorithms(), algorithm);
      if (factory == null) {
        throw new IOException("Expected a key of a known type, but it is " + algorithm);
      }
      var signature = factory.newSignature();
      signature.initSign(key);
      signature.update(data);
      return new Buffer.PlainBuffer()
          .putString(algorithm)
          .putBytes(signature.encode(signature.sign()))
          .getCompactData();
    }
  }
}
