package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.api.NotifierApi;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.UpgradeId;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what people were told, and has told again what was given up.
@Command(
    name = "notices",
    description = "Show what people were told, and what could not be told to whom.",
    mixinStandardHelpOptions = true)
public final class NoticesCommand implements Callable<Integer> {
  @Mixin private AccessFlags access = new AccessFlags();

  @Parameters(
      paramLabel = "UPGRADE",
      arity = "0..1",
      description = "Of which one (default: the newest of all).")
  private @Nullable String upgrade;

  @Option(
      names = "--notifier",
      paramLabel = "URL",
      description = "The notifier (default: that of the context, else $STEPWISE_NOTIFIER).")
  private @Nullable URI notifier;

  @Option(names = "--given-up", description = "Only those that were given up, with the reason.")
  private boolean givenUp;

  @Option(
      names = "--resend",
      paramLabel = "NUMBER",
      description = "Have one that was given up sent again.")
  private @Nullable Long delivery;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES} (default: table).")
  private Form form = Form.table;

  @Override
  public Integer call() throws JsonProcessingException {
    var to = access.to(Service.NOTIFIER, notifier);
    var api = new NotifierApi(to.url(), to.token());
    if (delivery != null) {
      api.resend(delivery);
      System.out.println("It is sent again:  stepwise notices --given-up");
      return ExitCode.DONE;
    }
    var of = Optional.ofNullable(upgrade).map(UpgradeId::new);
    var notices = givenUp ? api.deadLetters(of) : api.notices(of);
    System.out.println(form == Form.table ? text(notices) : form.show(notices));
    return ExitCode.DONE;
  }

  private static String text(JsonNode notices) {
    return notices.isEmpty()
        ? "(none)"
        : StreamSupport.stream(notices.spliterator(), false)
            .map(NoticesCommand::line)
            .collect(Collectors.joining("\n"));
  }

  private static String line(JsonNode notice) {
    return "%s  %-9s %s to %s: %s%s"
        .formatted(
            notice.path("at").asText(),
            notice.path("state").asText(),
            notice.path("channel").asText(),
            notice.path("subscriber").asText(),
            notice.path("subject").asText(),
            reason(notice));
  }

  private static String reason(JsonNode notice) {
    var reason = notice.path("reason").asText("");
    if (reason.isEmpty()) {
      return "";
    }
    return notice.path("state").asText().equals("GIVEN_UP")
        ? "%n    %s; again: stepwise notices --resend %d"
            .formatted(reason, notice.path("delivery").asLong())
        : "%n    %s; it is tried again by itself".formatted(reason);
  }
}
