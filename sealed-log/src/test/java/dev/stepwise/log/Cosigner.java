package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/// Signs as a witness does, always at the same moment.
final class Cosigner {
  private final String name;
  private final long time;
  private final KeyPair keys;

  Cosigner(String name, long time) throws GeneralSecurityException {
    this.name = name;
    this.time = time;
    this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  String cosign(String text) throws GeneralSecurityException {
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(VerifierKey.cosigned(time, text).getBytes(UTF_8));
    var bytes =
        ByteBuffer.allocate(4 + 8 + 64)
            .put(HexFormat.of().parseHex(VerifierKey.keyId(name, typedKey())))
            .putLong(time)
            .put(signature.sign());
    return "\u2014 %s %s\n".formatted(name, Base64.getEncoder().encodeToString(bytes.array()));
  }

  String verifierKey() {
    return "%s+%s+%s"
        .formatted(
            name,
            VerifierKey.keyId(name, typedKey()),
            Base64.getEncoder().encodeToString(typedKey()));
  }

  VerifierKey key() {
    return VerifierKey.parse(verifierKey());
  }

  private byte[] typedKey() {
    var x509 = keys.getPublic().getEncoded();
    return ByteBuffer.allocate(33).put((byte) 4).put(x509, x509.length - 32, 32).array();
  }
}
