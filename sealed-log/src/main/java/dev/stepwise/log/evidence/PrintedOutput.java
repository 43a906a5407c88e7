package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.stepwise.log.Stretch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// What an attempt printed, put together from its chunks: in the order of their offsets, one whose
/// bytes have all been written left out. Where bytes are missing, or come again, a line says so; a
/// redacted line is `[redacted]`.
///
/// @param lines of each chunk
public record PrintedOutput(List<OutputChunk> chunks, Lines lines) implements Content {
  private static final byte[] REDACTED = "[redacted]\n".getBytes(US_ASCII);

  public PrintedOutput {
    chunks = chunks.stream().sorted().toList();
  }

  /// The lines of a chunk's text, each with its line feed; one that is redacted is empty.
  @FunctionalInterface
  public interface Lines {
    List<Optional<byte[]>> of(OutputChunk chunk);
  }

  /// Is given the output, a line or a part of one at a time.
  @FunctionalInterface
  interface Reader {
    void take(Part part) throws IOException;
  }

  /// A line, or a part of one.
  ///
  /// @param stretch where it lies in the output; empty for what stands where bytes are missing.
  ///   Right only when nothing of its chunk is redacted
  @SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
  record Part(byte[] bytes, Optional<Stretch> stretch) {}

  @Override
  public void writeTo(OutputStream out) throws IOException {
    read(part -> out.write(part.bytes()));
  }

  void read(Reader reader) throws IOException {
    var reached = 0L;
    for (var chunk : chunks) {
      if (chunk.end() <= reached) {
        continue;
      }
      if (chunk.offset() > reached) {
        say("bytes %d-%d are not here".formatted(reached, chunk.offset() - 1), reader);
      } else if (chunk.offset() < reached) {
        say("again from byte %d".formatted(chunk.offset()), reader);
      }
      read(chunk, reader);
      reached = chunk.end();
    }
  }

  private void read(OutputChunk chunk, Reader reader) throws IOException {
    var offset = chunk.offset();
    for (var line : lines.of(chunk)) {
      var end = offset + line.map(bytes -> bytes.length).orElse(0);
      reader.take(new Part(line.orElse(REDACTED), Optional.of(new Stretch(offset, end))));
      offset = end;
    }
  }

  private static void say(String what, Reader reader) throws IOException {
    var bytes = "\n[stepwise: %s]\n".formatted(what).getBytes(US_ASCII);
    reader.take(new Part(bytes, Optional.empty()));
  }
}
