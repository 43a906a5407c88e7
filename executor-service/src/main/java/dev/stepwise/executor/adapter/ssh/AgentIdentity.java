package dev.stepwise.executor.adapter.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/// A key that an `ssh-agent` holds; which one, its public key tells.
///
/// @param key the file of the public key, or of the private key that it stands beside
/// @param certificate for the key, when it is neither beside it nor in the agent
record AgentIdentity(Path key, Optional<Path> certificate, SshAgent agent) implements Identity {
  @Override
  public List<Signer> signers() throws IOException {
    var wanted = PublicKeyFile.read(publicKeyFile());
    var held = agent.keys();
    var signing = held.stream().filter(one -> isFor(one, wanted)).toList();
    if (signing.isEmpty()) {
      throw new IOException(
          "Expected the ssh-agent at %s to hold the key %s of %s, but it holds %s; `ssh-add` adds it"
              .formatted(agent.socket(), wanted.fingerprint(), publicKeyFile(), shown(held)));
    }
    return signers(wanted, signing);
  }

  /// An agent signs with the bare key for any certificate; one that has only a certificate wants to
  /// be asked for that.
  private List<Signer> signers(KeyBlob wanted, List<KeyBlob> held) throws IOException {
    var signs = held.contains(wanted) ? wanted : held.getFirst();
    var shown = new ArrayList<KeyBlob>();
    PublicKeyFile.certificate(key, certificate).ifPresent(shown::add);
    held.stream().filter(one -> !one.equals(wanted)).forEach(shown::add);
    shown.add(wanted);
    return shown.stream()
        .distinct()
        .<Signer>map(one -> new AgentSigner(one, signs, agent))
        .toList();
  }

  private Path publicKeyFile() {
    var beside = Path.of(key + ".pub");
    return key.toString().endsWith(".pub") || !Files.exists(beside) ? key : beside;
  }

  /// Whether it is that key, or a certificate for it.
  private static boolean isFor(KeyBlob held, KeyBlob wanted) {
    return held.equals(wanted) || bareKey(held).filter(wanted::equals).isPresent();
  }

  /// The key in a certificate.
  private static Optional<KeyBlob> bareKey(KeyBlob held) {
    try {
      return new Buffer.PlainBuffer(held.bytes()).readPublicKey() instanceof Certificate<?> one
          ? Optional.of(KeyBlob.of(one.getKey()))
          : Optional.empty();
    } catch (Buffer.BufferException | RuntimeException _) {
      return Optional.empty(); // a kind of key that is not known here
    }
  }

  private static String shown(List<KeyBlob> held) {
    return held.isEmpty()
        ? "none"
        : String.join(", ", held.stream().map(KeyBlob::fingerprint).toList());
  }

  private record AgentSigner(KeyBlob shown, KeyBlob signs, SshAgent agent) implements Signer {
    @Override
    public byte[] sign(String algorithm, byte[] data) throws IOException {
      return agent.sign(signs, algorithm, data);
    }
  }
}
