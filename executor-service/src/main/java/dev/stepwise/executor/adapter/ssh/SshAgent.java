package dev.stepwise.executor.adapter.ssh;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/// Speaks to an `ssh-agent` (draft-ietf-sshm-ssh-agent), which holds private keys and gives only
/// signatures away.
///
/// @param socket of the agent
/// @param patience for one answer; an agent may ask a person first
record SshAgent(Path socket, Duration patience) {
  private static final byte REQUEST_IDENTITIES = 11;
  private static final byte IDENTITIES_ANSWER = 12;
  private static final byte SIGN_REQUEST = 13;
  private static final byte SIGN_RESPONSE = 14;
  private static final int LARGEST_ANSWER = 256 * 1024;

  /// The public keys and certificates whose private keys it holds.
  List<KeyBlob> keys() throws IOException {
    try {
      var answer = ask(new Buffer.PlainBuffer().putByte(REQUEST_IDENTITIES), IDENTITIES_ANSWER);
      var keys = new ArrayList<KeyBlob>();
      for (var left = answer.readUInt32(); left > 0; left--) {
        keys.add(KeyBlob.of(answer.readBytes()));
        answer.readString(); // a comment
      }
      return keys;
    } catch (Buffer.BufferException e) {
      throw new IOException(
          "Expected the keys of the agent at %s, but: %s".formatted(socket, e), e);
    }
  }

  /// A signature in its wire form.
  byte[] sign(KeyBlob key, String algorithm, byte[] data) throws IOException {
    var request =
        new Buffer.PlainBuffer()
            .putByte(SIGN_REQUEST)
            .putBytes(key.bytes())
            .putBytes(data)
            .putUInt32(flags(algorithm));
    try {
      return ask(request, SIGN_RESPONSE).readBytes();
    } catch (Buffer.BufferException e) {
      throw new IOException(
          "Expected a signature of the agent at %s, but: %s".formatted(socket, e), e);
    }
  }

  private static long flags(String algorithm) {
    return switch (algorithm) {
      case "rsa-sha2-256" -> 2;
      case "rsa-sha2-512" -> 4;
      default -> 0;
    };
  }

  private Buffer.PlainBuffer ask(Buffer.PlainBuffer request, byte expected) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var _ = Deadline.in(patience, channel)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      send(channel, request.getCompactData());
      return answer(channel, expected);
    } catch (IOException e) {
      throw new IOException(
          "Expected the ssh-agent at %s (executor.agent) to answer, but: %s"
              .formatted(socket, e.getMessage() == null ? e : e.getMessage()),
          e);
    }
  }

  private static void send(SocketChannel channel, byte[] request) throws IOException {
    var bytes = ByteBuffer.wrap(new Buffer.PlainBuffer().putBytes(request).getCompactData());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static Buffer.PlainBuffer answer(SocketChannel channel, byte expected)
      throws IOException {
    var in = new DataInputStream(Channels.newInputStream(channel));
    var length = in.readInt();
    if (length < 1 || length > LARGEST_ANSWER) {
      throw new IOException("it gave an answer of " + length + " bytes");
    }
    var answer = new byte[length];
    in.readFully(answer);
    if (answer[0] != expected) {
      throw new IOException("it refuses (answer " + answer[0] + ")");
    }
    var buffer = new Buffer.PlainBuffer(answer);
    buffer.rpos(1);
    return buffer;
  }
}
