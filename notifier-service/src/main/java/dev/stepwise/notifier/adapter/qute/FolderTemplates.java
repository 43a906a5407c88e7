package dev.stepwise.notifier.adapter.qute;

import dev.stepwise.notifier.config.NotifierConfig;
import io.quarkus.qute.Locate;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Layouts of one's own, which take the place of those that come with Stepwise. What is put into
/// HTML is escaped there, too.
@Locate("(notice|status)\\.(html|txt)")
class FolderTemplates implements TemplateLocator {
  private final Optional<Path> folder;

  FolderTemplates(NotifierConfig config) {
    folder = config.templates();
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  @Override
  public Optional<TemplateLocation> locate(String id) {
    return folder.map(path -> path.resolve(id)).filter(Files::isRegularFile).map(OwnFile::new);
  }

  private record OwnFile(Path file) implements TemplateLocation {
    @Override
    public Reader read() {
      try {
        return Files.newBufferedReader(file);
      } catch (IOException e) {
        throw new UncheckedIOException("Expected to read the template " + file, e);
      }
    }

    @Override
    public Optional<Variant> getVariant() {
      return Optional.of(
          Variant.forContentType(
              file.toString().endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
    }
  }
}
