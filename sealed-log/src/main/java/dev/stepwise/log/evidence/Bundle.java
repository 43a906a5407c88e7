package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.log.evidence.ZipRecords.Member;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// The files of a bundle, read out of its zip; the bytes stay where they are until they are asked
/// for.
public final class Bundle {
  /// Where the zip as a whole is at fault.
  static final String THE_FILE = "the file";

  private final SortedMap<String, ByteBuffer> files;

  Bundle(SortedMap<String, ByteBuffer> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /// Reads a zip, and requires that each of its bytes is the one that [PlainZip] writes. Fails with
  /// [BrokenEvidence] when one is not.
  public static Bundle read(ByteBuffer zip) {
    var bytes = zip.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    var files = new TreeMap<String, ByteBuffer>();
    var members = new ArrayList<Member>();
    while (isLocalHeader(bytes)) {
      var member = member(bytes, members.isEmpty() ? "" : members.getLast().name());
      files.put(member.name(), content(bytes, member));
      members.add(member);
    }
    var start = bytes.position();
    members.forEach(member -> require(bytes, ZipRecords.central(member)));
    require(bytes, ZipRecords.end(members, start, bytes.position() - start));
    if (bytes.hasRemaining()) {
      throw unlike(bytes.position());
    }
    return new Bundle(files);
  }

  private static boolean isLocalHeader(ByteBuffer zip) {
    return zip.remaining() >= ZipRecords.LOCAL_HEADER_LENGTH
        && zip.getInt(zip.position()) == ZipRecords.LOCAL_HEADER;
  }

  private static Member member(ByteBuffer zip, String before) {
    var at = zip.position();
    var nameLength = Short.toUnsignedInt(zip.getShort(at + ZipRecords.NAME_LENGTH_IN_LOCAL_HEADER));
    var size = zip.getInt(at + ZipRecords.SIZE_IN_LOCAL_HEADER);
    var start = (long) at + ZipRecords.LOCAL_HEADER_LENGTH + nameLength;
    if (size < 0 || start + size > zip.limit()) {
      throw unlike(at);
    }
    var name = US_ASCII.decode(zip.slice((int) start - nameLength, nameLength)).toString();
    try {
      PlainZip.requireNext(name, before);
    } catch (IllegalArgumentException e) {
      throw new BrokenEvidence(THE_FILE, String.valueOf(e.getMessage()));
    }
    var crc = new CRC32();
    crc.update(zip.slice((int) start, size));
    var member = new Member(name, (int) crc.getValue(), size, at);
    require(zip, ZipRecords.local(member));
    return member;
  }

  private static ByteBuffer content(ByteBuffer zip, Member member) {
    var content = zip.slice(zip.position(), member.size());
    zip.position(zip.position() + member.size());
    return content;
  }

  private static void require(ByteBuffer zip, byte[] expected) {
    var at = zip.position();
    if (zip.remaining() < expected.length
        || zip.slice(at, expected.length).mismatch(ByteBuffer.wrap(expected)) >= 0) {
      throw unlike(at);
    }
    zip.position(at + expected.length);
  }

  private static BrokenEvidence unlike(int at) {
    return new BrokenEvidence(
        THE_FILE,
        "Expected the zip to be as evidence is written (docs/evidence.md), but behind byte %d it is not: it was changed, cut or not made by Stepwise"
            .formatted(at));
  }

  /// The names of the files, sorted.
  public Set<String> names() {
    return files.keySet();
  }

  /// Whether there is such a file.
  public boolean has(String name) {
    return files.containsKey(name);
  }

  /// A file's bytes. Fails with [BrokenEvidence] when it is missing.
  public byte[] bytes(String name) {
    var content = view(name);
    var bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }

  /// A file's text in UTF-8. Fails with [BrokenEvidence] when it is missing or none.
  public String text(String name) {
    try {
      return UTF_8.newDecoder().decode(view(name)).toString();
    } catch (CharacterCodingException _) {
      throw new BrokenEvidence(name, "Expected a text in UTF-8, but it is not");
    }
  }

  /// A file, to be written elsewhere.
  public Content content(String name) {
    return out -> {
      var left = view(name);
      var some = new byte[Math.min(left.remaining(), 1 << 16)];
      while (left.hasRemaining()) {
        var length = Math.min(left.remaining(), some.length);
        left.get(some, 0, length);
        out.write(some, 0, length);
      }
    };
  }

  Sha256 digest(String name) {
    return Digests.of(content(name));
  }

  private ByteBuffer view(String name) {
    var content = files.get(name);
    if (content == null) {
      throw new BrokenEvidence(name, "Expected this file, but it is missing");
    }
    return content.duplicate();
  }
}
