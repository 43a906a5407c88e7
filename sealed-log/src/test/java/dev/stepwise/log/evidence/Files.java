package dev.stepwise.log.evidence;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/// The files of a bundle in hand, to be changed and written again with checksums that fit.
final class Files {
  private static final Pattern ENTRY = Pattern.compile("entries/(\\d{12})/(.*)");

  final Map<String, byte[]> contents = new TreeMap<>();

  static Files of(byte[] zip) {
    var bundle = Bundle.read(ByteBuffer.wrap(zip));
    var files = new Files();
    bundle.names().forEach(name -> files.contents.put(name, bundle.bytes(name)));
    return files;
  }

  /// The same as a bundle that was never a zip.
  Bundle bundle() {
    var views = new TreeMap<String, ByteBuffer>();
    contents.forEach((name, bytes) -> views.put(name, ByteBuffer.wrap(bytes)));
    return new Bundle(views);
  }

  /// Without an entry.
  Files without(long index) {
    return renumbered(at -> at == index ? OptionalLong.empty() : OptionalLong.of(at));
  }

  /// With two entries in each other's place.
  Files withSwapped(long one, long other) {
    return renumbered(at -> OptionalLong.of(at == one ? other : at == other ? one : at));
  }

  /// With an entry once more behind itself; those behind it are moved by one.
  Files withTwice(long index) {
    var twice = renumbered(at -> OptionalLong.of(at > index ? at + 1 : at));
    renumbered(at -> at == index ? OptionalLong.of(at + 1) : OptionalLong.empty())
        .contents
        .forEach(twice.contents::putIfAbsent);
    return twice;
  }

  /// @param numbers the index of each entry; empty for one that is not to be there
  private Files renumbered(LongFunction<OptionalLong> numbers) {
    var files = new Files();
    contents.forEach((name, bytes) -> {
      var entry = ENTRY.matcher(name);
      if (!entry.matches()) {
        files.contents.put(name, bytes);
        return;
      }
      numbers
          .apply(Long.parseLong(entry.group(1)))
          .ifPresent(at -> files.contents.put(FileNames.ofEntry(at, entry.group(2)), bytes));
    });
    return files;
  }

  byte[] zip() {
    return SampleLog.written(out -> {
      var zip = new PlainZip(out);
      for (var file : contents.entrySet()) {
        zip.add(file.getKey(), Content.of(file.getValue()));
      }
      zip.finish();
    });
  }

  void swap(String one, String other) {
    var first = contents.get(one);
    contents.put(one, contents.get(other));
    contents.put(other, first);
  }
}
