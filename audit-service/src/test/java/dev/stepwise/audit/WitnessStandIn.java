package dev.stepwise.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwise.log.ConsistencyProof;
import dev.stepwise.log.Hash;
import dev.stepwise.log.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A witness as C2SP `tlog-witness` describes it, for one log whose key it does not check.
public final class WitnessStandIn {
  private static final String NAME = "witness.example.org/w1";
  private static final long TIME = 1_700_000_000L;

  private final KeyPair keys;
  private final HttpServer server;
  private Optional<SignedNote> last = Optional.empty();

  private WitnessStandIn(KeyPair keys, HttpServer server) {
    this.keys = keys;
    this.server = server;
  }

  public static WitnessStandIn start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var witness = new WitnessStandIn(keys, server);
      server.createContext("/w/add-checkpoint", witness::add);
      server.start();
      return witness;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/w/";
  }

  public String verifierKey() {
    return "%s+%s+%s".formatted(NAME, HexFormat.of().formatHex(keyId()), base64(typedKey()));
  }

  private synchronized void add(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var parts = request.split("\n\n", 2);
      var head = parts[0].lines().toList();
      var old = Long.parseLong(head.getFirst().substring("old ".length()));
      var path = head.stream().skip(1).map(Hash::ofBase64).toList();
      var note = SignedNote.parse(parts[1]);
      var seen = last.map(some -> some.checkpoint().size()).orElse(0L);
      if (old != seen) {
        exchange.getResponseHeaders().add("Content-Type", "text/x.tlog.size");
        answer(exchange, 409, seen + "\n");
      } else if (old > 0 && !continues(new ConsistencyProof(old, size(note), path), note)) {
        answer(exchange, 422, "the proof does not verify\n");
      } else {
        last = Optional.of(note);
        answer(exchange, 200, "— somebody.else AAAAAAAAAAAA\n" + cosignature(note.text()));
      }
    }
  }

  private boolean continues(ConsistencyProof proof, SignedNote note) {
    return proof.proves(last.orElseThrow().checkpoint().root(), note.checkpoint().root());
  }

  private static long size(SignedNote note) {
    return note.checkpoint().size();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String cosignature(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update("cosignature/v1\ntime %d\n%s".formatted(TIME, text).getBytes(UTF_8));
      var bytes = ByteBuffer.allocate(76).put(keyId()).putLong(TIME).put(signature.sign());
      return "— %s %s\n".formatted(NAME, base64(bytes.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] keyId() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((NAME + "\n").getBytes(UTF_8));
      return Arrays.copyOf(digest.digest(typedKey()), 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] typedKey() {
    var x509 = keys.getPublic().getEncoded();
    return ByteBuffer.allocate(33).put((byte) 4).put(x509, x509.length - 32, 32).array();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
