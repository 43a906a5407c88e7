package dev.stepwise.executor.adapter.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import java.util.ArrayList;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureRSA;

/// Host certificates for RSA keys, as OpenSSH shows them since 7.8. The library knows only those
/// with SHA-1, which no server offers any more.
final class RsaCertificates {
  static final String SHA_512 = "rsa-sha2-512-cert-v01@openssh.com";
  static final String SHA_256 = "rsa-sha2-256-cert-v01@openssh.com";

  private RsaCertificates() {}

  /// Adds them to what is asked for, behind everything else.
  static void accept(Config config) {
    var all = new ArrayList<Factory.Named<KeyAlgorithm>>(config.getKeyAlgorithms());
    all.add(algorithm(SHA_512, "SHA512withRSA", "rsa-sha2-512"));
    all.add(algorithm(SHA_256, "SHA256withRSA", "rsa-sha2-256"));
    config.setKeyAlgorithms(all);
  }

  private static Factory.Named<KeyAlgorithm> algorithm(String name, String jca, String signature) {
    return new KeyAlgorithms.Factory(name, new OfTheKeyInside(jca, signature), KeyType.RSA_CERT);
  }

  /// A signature by the key that the certificate is for.
  private record OfTheKeyInside(String jca, String name) implements Factory.Named<Signature> {
    @Override
    public Signature create() {
      return new SignatureRSA(jca, KeyType.RSA_CERT, name);
    }

    @Override
    public String getName() {
      return name;
    }
  }
}
