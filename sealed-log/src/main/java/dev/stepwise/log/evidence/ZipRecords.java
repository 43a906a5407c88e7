package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The records of a zip file (APPNOTE 6.3.9, section 4.3) in the one form that a bundle has them.
/// It is that of Python's `zipfile` for stored files of 1980-01-01, mode 0644, made on Unix.
final class ZipRecords {
  static final int LOCAL_HEADER = 0x04034b50;
  static final int LOCAL_HEADER_LENGTH = 30;
  static final int SIZE_IN_LOCAL_HEADER = 18;
  static final int NAME_LENGTH_IN_LOCAL_HEADER = 26;

  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int CENTRAL_HEADER_LENGTH = 46;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int ZIP64_END = 0x06064b50;
  private static final int ZIP64_END_LENGTH = 56;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_LOCATOR_LENGTH = 20;

  private static final short VERSION = 20;
  private static final short VERSION_ON_UNIX = 3 << 8 | VERSION;
  private static final short ZIP64_VERSION = 45;
  private static final short FIRST_OF_JANUARY_1980 = 0x21;
  private static final int MODE_0644 = 0644 << 16;
  private static final int MOST_WITHOUT_ZIP64 = 0xffff;

  private ZipRecords() {}

  /// A file of the zip.
  ///
  /// @param offset of its local header
  record Member(String name, int crc, int size, int offset) {}

  static byte[] local(Member member) {
    var name = member.name().getBytes(US_ASCII);
    return record(LOCAL_HEADER_LENGTH + name.length)
        .putInt(LOCAL_HEADER)
        .putShort(VERSION)
        .put(common(member, name.length))
        .put(name)
        .array();
  }

  static byte[] central(Member member) {
    var name = member.name().getBytes(US_ASCII);
    return record(CENTRAL_HEADER_LENGTH + name.length)
        .putInt(CENTRAL_HEADER)
        .putShort(VERSION_ON_UNIX)
        .putShort(VERSION)
        .put(common(member, name.length))
        .putShort((short) 0) // comment
        .putShort((short) 0) // disk
        .putShort((short) 0) // internal attributes
        .putInt(MODE_0644)
        .putInt(member.offset())
        .put(name)
        .array();
  }

  /// What local and central header share: flags to length of the extra field.
  private static byte[] common(Member member, int nameLength) {
    return record(24)
        .putShort((short) 0) // flags
        .putShort((short) 0) // stored
        .putShort((short) 0) // midnight
        .putShort(FIRST_OF_JANUARY_1980)
        .putInt(member.crc())
        .putInt(member.size())
        .putInt(member.size())
        .putShort((short) nameLength)
        .putShort((short) 0) // extra field
        .array();
  }

  /// The records behind the central headers.
  static byte[] end(List<Member> members, int start, int length) {
    var count = members.size();
    var isZip64 = count > MOST_WITHOUT_ZIP64;
    var end = record(END_LENGTH + (isZip64 ? ZIP64_END_LENGTH + ZIP64_LOCATOR_LENGTH : 0));
    if (isZip64) {
      zip64(end, count, start, length);
    }
    var shown = (short) Math.min(count, MOST_WITHOUT_ZIP64);
    return end.putInt(END)
        .putInt(0) // disks
        .putShort(shown)
        .putShort(shown)
        .putInt(length)
        .putInt(start)
        .putShort((short) 0) // comment
        .array();
  }

  private static void zip64(ByteBuffer end, long count, long start, long length) {
    end.putInt(ZIP64_END)
        .putLong(ZIP64_END_LENGTH - 12L)
        .putShort(ZIP64_VERSION)
        .putShort(ZIP64_VERSION)
        .putLong(0) // disks
        .putLong(count)
        .putLong(count)
        .putLong(length)
        .putLong(start)
        .putInt(ZIP64_LOCATOR)
        .putInt(0) // disk
        .putLong(start + length)
        .putInt(1); // disks
  }

  private static ByteBuffer record(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
