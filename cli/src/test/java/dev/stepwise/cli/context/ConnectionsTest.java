package dev.stepwise.cli.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.cli.context.Connections.Wish;
import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the folder
class ConnectionsTest {
  private static final Wish ANY = new Wish(Optional.empty(), Optional.empty(), Optional.empty());
  private static final URI FAR = URI.create("https://stepwise.example.org");

  @TempDir Path folder;
  private Path tokenFile;

  @BeforeEach
  void writeToken() throws IOException {
    tokenFile = Files.writeString(folder.resolve("token"), "from-the-provider\n");
    Files.setPosixFilePermissions(tokenFile, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void without_a_word_the_local_stack_is_meant_and_its_key_is_found() {
    stacks().add(new Ports(7070), issuer());

    var access = connections(Map.of("USER", "ann"), Contexts.NONE).to(Service.AUDIT, ANY);

    assertThat(access.url()).isEqualTo(URI.create("http://127.0.0.1:7072"));
    assertThat(claims(access.token().get())).contains("\"sub\":\"ann\"", "urn:stepwise:local");
  }

  @Test
  void another_stack_of_this_machine_has_another_key() {
    stacks().add(new Ports(8000), issuer());

    var access =
        connections(Map.of(), Contexts.NONE).to(Service.PLANNER, at("http://localhost:8000"));

    assertThat(claims(access.token().get())).contains("operator");
    assertThat(connections(Map.of(), Contexts.NONE).to(Service.PLANNER, ANY).token().get())
        .isEmpty();
  }

  @Test
  void the_current_context_is_meant_unless_another_is_named() {
    var contexts = Contexts.NONE.with("far", far()).with("near", near()).using("near");

    assertThat(connections(Map.of(), contexts).to(Service.PLANNER, ANY).url())
        .isEqualTo(near().planner());
    assertThat(
            connections(Map.of("STEPWISE_CONTEXT", "far"), contexts).to(Service.PLANNER, ANY).url())
        .isEqualTo(FAR);
    assertThat(connections(Map.of(), contexts).to(Service.PLANNER, named("far")).token().get())
        .isEqualTo("from-the-provider");
  }

  @Test
  void a_token_of_a_context_is_shown_nowhere_else() {
    var contexts = Contexts.NONE.with("far", far()).using("far");

    var elsewhere = connections(Map.of(), contexts).to(Service.PLANNER, at("http://evil.example"));

    assertThat(elsewhere.token().get()).isEmpty();
  }

  @Test
  void a_token_in_the_environment_goes_before_that_of_a_context() {
    var contexts = Contexts.NONE.with("far", far()).using("far");

    assertThat(
            connections(Map.of("STEPWISE_TOKEN", "mine"), contexts)
                .to(Service.PLANNER, ANY)
                .token()
                .get())
        .isEqualTo("mine");
  }

  @Test
  void a_token_that_others_can_read_is_not_used() throws IOException {
    Files.setPosixFilePermissions(tokenFile, PosixFilePermissions.fromString("rw-r--r--"));
    var access =
        connections(Map.of(), Contexts.NONE.with("far", far())).to(Service.PLANNER, named("far"));

    assertThatThrownBy(access.token()::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void a_context_that_is_not_there_is_answered_with_those_that_are() {
    var contexts = Contexts.NONE.with("far", far());

    assertThatThrownBy(() -> connections(Map.of(), contexts).to(Service.PLANNER, named("fra")))
        .hasMessage("Expected one of the contexts [far], but got 'fra'");
    assertThatThrownBy(() -> connections(Map.of(), contexts).to(Service.AUDIT, named("far")))
        .hasMessageContaining("--audit URL");
  }

  @Test
  void contexts_are_kept_in_a_file_that_nobody_else_can_read() throws IOException {
    var file = new ContextFile(folder.resolve("stepwise/contexts.json"));
    var contexts = Contexts.NONE.with("far", far()).using("far");

    file.write(contexts);

    assertThat(file.read()).isEqualTo(contexts);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
  }

  private Connections connections(Map<String, String> environment, Contexts contexts) {
    return new Connections(environment, contexts, stacks());
  }

  private LocalStacks stacks() {
    return new LocalStacks(folder.resolve("stacks"));
  }

  private LocalIssuer issuer() {
    var issuer = new LocalIssuer(folder);
    issuer.write();
    return issuer;
  }

  private Context far() {
    return new Context(
        FAR,
        Optional.empty(),
        Optional.empty(),
        Optional.of(tokenFile.toString()),
        Optional.empty());
  }

  private static Context near() {
    return new Context(
        URI.create("http://near:1"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Wish at(String url) {
    return new Wish(Optional.of(URI.create(url)), Optional.empty(), Optional.empty());
  }

  private static Wish named(String context) {
    return new Wish(Optional.empty(), Optional.of(context), Optional.empty());
  }

  private static String claims(String token) {
    var payload = token.split("\\.", -1)[1];
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }
}
