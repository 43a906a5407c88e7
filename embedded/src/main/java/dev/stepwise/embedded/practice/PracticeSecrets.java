package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The secrets of a practice installation, each in a file that only its owner may read. An
/// installation refers to them as it would to real ones.
///
/// @param folder theirs alone
record PracticeSecrets(Path folder) {
  String reference(String name) {
    return "file:" + file(name);
  }

  void keep(Map<String, String> secrets) {
    secrets.forEach(this::keep);
  }

  // Created unreadable to others, and renamed when whole.
  private void keep(String name, String secret) {
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try {
      Files.createDirectories(file(name).getParent(), mine);
      var unfinished = Files.createTempFile(file(name).getParent(), ".secret", "");
      Files.writeString(unfinished, secret);
      Files.move(unfinished, file(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to keep the secret " + name, e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
