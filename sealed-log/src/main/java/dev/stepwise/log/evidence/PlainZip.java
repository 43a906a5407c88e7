package dev.stepwise.log.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Writes a zip whose every byte follows from the names and contents of its files, so that whoever
/// reads it can write it again and compare: files stored as they are, sorted by name.
public final class PlainZip {
  /// The most bytes that a bundle has.
  public static final int LARGEST = 2_000_000_000;

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

  private final OutputStream out;
  private final List<ZipRecords.Member> members = new ArrayList<>();
  private long written;

  /// A zip that is written to a stream; whoever opened the stream closes it.
  public PlainZip(OutputStream out) {
    this.out = out;
  }

  /// Adds a file. Fails with [IllegalArgumentException] when the name is not one, or does not come
  /// after the last one, or the zip grows too large.
  public void add(String name, Content content) throws IOException {
    requireNext(name, members.isEmpty() ? "" : members.getLast().name());
    var measure = new Measure();
    content.writeTo(measure);
    requireRoom(measure.size);
    var member =
        new ZipRecords.Member(
            name, (int) measure.crc.getValue(), (int) measure.size, (int) written);
    put(ZipRecords.local(member));
    content.writeTo(out);
    written += measure.size;
    members.add(member);
  }

  /// Writes the directory at the end.
  public void finish() throws IOException {
    var start = (int) written;
    for (var member : members) {
      put(ZipRecords.central(member));
    }
    put(ZipRecords.end(members, start, (int) (written - start)));
    out.flush();
  }

  private void put(byte[] record) throws IOException {
    out.write(record);
    written += record.length;
  }

  private void requireRoom(long size) {
    var directory = members.size() * 200L;
    if (written + size + directory > LARGEST) {
      throw new IllegalArgumentException(
          "Expected a bundle of at most %d bytes, but it is larger".formatted(LARGEST));
    }
  }

  static void requireNext(String name, String before) {
    if (!NAME.matcher(name).matches() || name.length() > 300) {
      throw new IllegalArgumentException(
          "Expected the name of a file, but got '%s'".formatted(name));
    }
    if (name.compareTo(before) <= 0) {
      throw new IllegalArgumentException(
          "Expected the files in the order of their names, but '%s' comes after '%s'"
              .formatted(name, before));
    }
  }

  /// Counts, because a zip says size and checksum of a file before its content.
  private static final class Measure extends OutputStream {
    private final CRC32 crc = new CRC32();
    private long size;

    @Override
    public void write(int b) {
      crc.update(b);
      size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      crc.update(bytes, offset, length);
      size += length;
    }
  }
}
