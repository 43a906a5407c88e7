package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepwise.cli.stack.StackTrouble;
import dev.stepwise.contracts.codec.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Registers an installation.
@Command(
    name = "apply",
    description = "Register an installation, or replace it, from a JSON or YAML file.",
    mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {
  private static final Pattern YAML_ID = Pattern.compile("(?m)^id:\\s*[\"']?([^\"'\\s#]+)");

  @Mixin private ServerFlags server = new ServerFlags();

  @Option(
      names = {"-f", "--filename"},
      required = true,
      paramLabel = "FILE",
      description = "The document.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(file)) {
      throw new StackTrouble("Expected to read %s, but it is not there".formatted(file));
    }
    var document = Files.readString(file);
    var json = document.stripLeading().startsWith("{");
    var id = json ? idOfJson(document) : idOfYaml(document);
    server
        .planner()
        .register(id, json ? "application/json" : "application/yaml", Files.readAllBytes(file));
    System.out.println("installation " + id + " registered");
    return ExitCode.DONE;
  }

  private String idOfJson(String document) {
    try {
      return require(Wire.mapper().readTree(document).path("id").asText());
    } catch (JsonProcessingException e) {
      throw new StackTrouble("Expected %s to be JSON, but %s".formatted(file, e.getMessage()), e);
    }
  }

  private String idOfYaml(String document) {
    var found = YAML_ID.matcher(document);
    return require(found.find() ? found.group(1) : "");
  }

  private String require(String id) {
    if (id.isEmpty()) {
      throw new StackTrouble("Expected %s to have an 'id', but it has none".formatted(file));
    }
    return id;
  }
}
