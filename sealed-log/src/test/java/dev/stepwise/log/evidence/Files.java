package dev.stepwise.log.evidence;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/// The files of a bundle in hand, to be changed and written again with checksums that fit.
final class Files {
  final Map<String, byte[]> contents = new TreeMap<>();

  static Files of(byte[] zip) {
    var bundle = Bundle.read(ByteBuffer.wrap(zip));
    var files = new Files();
    bundle.names().forEach(name -> files.contents.put(name, bundle.bytes(name)));
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
