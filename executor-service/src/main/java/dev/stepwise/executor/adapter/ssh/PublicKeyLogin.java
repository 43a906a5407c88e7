package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/// Logs in by public key (RFC 4252, section 7). Each key is offered first, and signed with only
/// when the host would take it. Unlike the library's own method it needs no private key at hand,
/// and knows certificates of RSA keys.
final class PublicKeyLogin extends AbstractAuthMethod {
  private static final String CERTIFICATE = "-cert-v01@openssh.com";

  private final Deque<Offer> offers = new ArrayDeque<>();

  PublicKeyLogin(List<Signer> signers) {
    super("publickey");
    signers.stream().flatMap(PublicKeyLogin::offers).forEach(offers::add);
  }

  private static Stream<Offer> offers(Signer signer) {
    var type = signer.shown().type();
    var suffix = type.endsWith(CERTIFICATE) ? CERTIFICATE : "";
    var key = type.substring(0, type.length() - suffix.length());
    var algorithms =
        key.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256") : Stream.of(key);
    return algorithms.map(algorithm -> new Offer(signer, algorithm, algorithm + suffix));
  }

  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    return request(offers.element(), false);
  }

  /// The host would take the key.
  @Override
  public void handle(Message message, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (message == Message.USERAUTH_60) {
      params.getTransport().write(signedRequest(offers.element()));
    } else {
      super.handle(message, packet);
    }
  }

  /// The host would not take the key, or the signature.
  @Override
  public boolean shouldRetry() {
    offers.poll();
    return !offers.isEmpty();
  }

  private SSHPacket signedRequest(Offer offer) throws UserAuthException {
    var request = request(offer, true);
    var data =
        new Buffer.PlainBuffer()
            .putBytes(params.getTransport().getSessionID())
            .putBuffer(request)
            .getCompactData();
    try {
      request.putBytes(offer.signer().sign(offer.algorithm(), data));
      return request;
    } catch (IOException e) {
      throw new UserAuthException(e.getMessage(), e);
    }
  }

  private SSHPacket request(Offer offer, boolean signed) throws UserAuthException {
    return super.buildReq()
        .putBoolean(signed)
        .putString(offer.shownAlgorithm())
        .putBytes(offer.signer().shown().bytes());
  }

  /// @param algorithm of the signature
  /// @param shownAlgorithm the same, or that of a certificate
  private record Offer(Signer signer, String algorithm, String shownAlgorithm) {}
}
