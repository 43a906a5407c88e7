package dev.stepwise.cli.context;

import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.cli.stack.StackFolder;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who signs people in at the stacks of this machine: a file for each, named by the first of its
/// ports, that says where the key is. `stepwise up` writes it, so that the other commands find the
/// key by themselves; the key stays where it is, readable by its owner only.
public record LocalStacks(Path folder) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

  /// Those of the user.
  public static LocalStacks usual(Map<String, String> environment) {
    return new LocalStacks(StackFolder.usual(environment, "stepwise-stacks").root());
  }

  /// Makes the stack at these ports known.
  public void add(Ports ports, LocalIssuer issuer) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file(ports.base()), issuer.key().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write to " + folder, e);
    }
  }

  /// Who signs people in at the stack whose service that is; empty when it is none of these.
  public Optional<LocalIssuer> issuer(Service service, URI url) {
    if (!THIS_MACHINE.contains(String.valueOf(url.getHost()))) {
      return Optional.empty();
    }
    var file =
        file(url.getPort() - new Ports(Ports.USUAL_BASE).url(service).getPort() + Ports.USUAL_BASE);
    try {
      return Files.exists(file)
          ? Optional.of(LocalIssuer.ofKey(Path.of(Files.readString(file))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
  }

  private Path file(int base) {
    return folder.resolve(Integer.toString(base));
  }
}
