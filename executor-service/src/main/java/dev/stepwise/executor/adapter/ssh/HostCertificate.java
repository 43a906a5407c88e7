package dev.stepwise.executor.adapter.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.math.BigInteger;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;

/// A host key with the signature of an authority (OpenSSH's PROTOCOL.certkeys).
record HostCertificate(Certificate<?> certificate) {
  private static final BigInteger OF_A_HOST = BigInteger.TWO;

  /// The certificate as a whole.
  KeyBlob blob() {
    return KeyBlob.of(certificate);
  }

  /// The host key in it.
  KeyBlob key() {
    return KeyBlob.of(certificate.getKey());
  }

  /// Who signed it.
  KeyBlob authority() {
    return KeyBlob.of(certificate.getSignatureKey());
  }

  /// Why it does not hold for that address; nothing when it does. The library checks the signature,
  /// the principals and the time; but it takes a user's certificate for a host's, and one that
  /// names no principal for one of every host.
  Optional<String> flaw(String address) {
    if (!BigInteger.valueOf(certificate.getType()).equals(OF_A_HOST)) {
      return Optional.of("it is of a user, not of a host");
    }
    if (certificate.getValidPrincipals().isEmpty()) {
      return Optional.of("it names no host");
    }
    if (!certificate.getCritOptions().isEmpty()) {
      return Optional.of("it asks for " + certificate.getCritOptions().keySet());
    }
    return checked(address);
  }

  private Optional<String> checked(String address) {
    try {
      return signedWithSha1()
          ? Optional.of("it is signed with SHA-1")
          : Optional.ofNullable(
              KeyType.CertUtils.verifyHostCertificate(blob().bytes(), certificate, address));
    } catch (Buffer.BufferException | SSHRuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean signedWithSha1() throws Buffer.BufferException {
    var type = new Buffer.PlainBuffer(certificate.getSignature()).readString();
    return type.equals("ssh-rsa") || type.equals("ssh-dss");
  }
}
