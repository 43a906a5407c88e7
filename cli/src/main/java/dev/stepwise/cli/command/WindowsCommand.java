package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says when downtime is allowed in an installation, and shows it.
@Command(
    name = "windows",
    description = "Say when downtime is allowed in an installation, and show what is open.",
    mixinStandardHelpOptions = true)
public final class WindowsCommand implements Callable<Integer> {
  private static final Duration AHEAD = Duration.ofDays(14);

  @Mixin private ServerFlags server = new ServerFlags();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "INSTALLATION", description = "Which one.")
  private String installation = "";

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "All rules, as JSON or YAML (.yaml, .yml).")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--allow",
      paramLabel = "ICS",
      description = "A calendar; its events allow downtime, in place of the rules that did.")
  private Optional<Path> allow = Optional.empty();

  @Option(
      names = "--deny",
      paramLabel = "ICS",
      description = "A calendar, such as of holidays; its events deny downtime.")
  private Optional<Path> deny = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "",
      description = "Whose days a calendar means that does not say so, such as Europe/Berlin.")
  private String zone = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table: what is open (default); json or yaml: the rules, as -f takes them.")
  private Form form = Form.table;

  @Override
  public Integer call() throws JsonProcessingException {
    var planner = server.planner();
    file.ifPresent(path -> planner.windows(installation, mediaType(path), bytes(path)));
    allow.ifPresent(path -> planner.calendar(installation, "allow", zone, bytes(path)));
    deny.ifPresent(path -> planner.calendar(installation, "deny", zone, bytes(path)));
    var out = spec.commandLine().getOut();
    if (form == Form.table) {
      show(out);
    } else {
      out.println(form.show(planner.get("installations/" + installation + "/windows")));
      out.flush();
    }
    return ExitCode.DONE;
  }

  private void show(PrintWriter out) {
    var now = Instant.now();
    var open = server.planner().open(installation, now, now.plus(AHEAD));
    out.println("Open within the next 14 days:");
    open.forEach(stretch ->
        out.printf(
            "  %s  to  %s%n", stretch.path("from").asText(), stretch.path("until").asText()));
    out.flush();
  }

  private static String mediaType(Path path) {
    return path.toString().matches(".*\\.ya?ml") ? "application/yaml" : "application/json";
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + path + ", but " + e.getMessage(), e);
    }
  }
}
