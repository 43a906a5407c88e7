package dev.stepwise.audit.adapter.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.log.SignedNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A file of notes, one after the other with an empty line between. It is only ever appended to, so
/// that it may lie where nothing else is allowed. What a crash left of a note is passed over.
record NoteFile(Path path) {
  private static final int TAIL = 64 * 1024;
  private static final String SIGNATURE = "\u2014 ";

  /// The whole notes near the end, the earliest first.
  List<SignedNote> lastNotes() throws IOException {
    return Files.exists(path) ? notesIn(tail()) : List.of();
  }

  /// Adds a note, and returns when it is on the disk.
  void append(SignedNote note) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    var separator = Files.exists(path) && !tail().endsWith("\n\n") ? "\n\n" : "";
    try (var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      var bytes = ByteBuffer.wrap((separator + note + '\n').getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
  }

  /// Blocks are texts and signatures in turn, but for what a crash has left.
  static List<SignedNote> notesIn(String text) {
    var notes = new ArrayList<SignedNote>();
    var before = "";
    for (var block : text.split("\n\n")) {
      if (block.startsWith(SIGNATURE) && !before.isEmpty()) {
        read(before + "\n\n" + block.stripTrailing() + '\n', notes);
      }
      before = block.stripLeading();
    }
    return notes;
  }

  private static void read(String note, List<SignedNote> into) {
    try {
      var read = SignedNote.parse(note);
      read.checkpoint();
      into.add(read);
    } catch (IllegalArgumentException _) {
      // not whole
    }
  }

  private String tail() throws IOException {
    try (var file = FileChannel.open(path)) {
      var start = Math.max(0, file.size() - TAIL);
      var bytes = ByteBuffer.allocate(Math.toIntExact(file.size() - start));
      while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) >= 0) {
        // until all is read
      }
      return new String(bytes.array(), 0, bytes.position(), UTF_8);
    }
  }
}
