import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipInputStream;

/// Downloads a Maven distribution, checks it and unpacks it: `URL SHA512 FOLDER`. Run as a source
/// file, so that a machine with nothing but a JDK can build.
class Download {
  public static void main(String[] args) throws Exception {
    byte[] zip;
    try (var in = URI.create(args[0]).toURL().openStream()) {
      zip = in.readAllBytes();
    }
    var sha512 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(zip));
    if (!sha512.equals(args[1])) {
      throw new IllegalStateException(
          "Expected " + args[0] + " to have SHA-512 " + args[1] + ", but it has " + sha512);
    }
    unpack(zip, Path.of(args[2]));
  }

  private static void unpack(byte[] zip, Path home) throws Exception {
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var name = entry.getName();
        var inside = name.substring(name.indexOf('/') + 1);
        var target = home.resolve(inside).normalize();
        if (entry.isDirectory() || inside.isEmpty() || !target.startsWith(home)) {
          continue;
        }
        Files.createDirectories(target.getParent());
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        if (inside.startsWith("bin/")) {
          target.toFile().setExecutable(true);
        }
      }
    }
  }
}
