package dev.stepwise.planner.adapter.shell;

import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.EarlierRun;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One run of a rollback, as a step of a script.
record ScriptStep(Plan plan, Stage stage, PlannedRun run) {
  static final String END_EARLIER_RUN = "end_earlier_run";

  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_][A-Za-z0-9_]*");

  /// The function that prints a script of the plan.
  static String function(Sha256 script) {
    return "script_" + script.hex().substring(0, 12);
  }

  String text(int number) {
    var ends = run.ends().orElse(List.of());
    var body = ends.isEmpty() ? undo() : ends.stream().map(this::end).collect(Collectors.joining());
    return "# ---- %s\nif step %d %s; then\n%s  is_done\nfi\n\n"
        .formatted(
            Words.comment(title()).strip().substring(2), number, Words.quoted(title()), body);
  }

  private String title() {
    return "%s, on %s (%s@%s:%d)"
        .formatted(stage.title(), run.host(), host().user(), host().address(), host().port());
  }

  private InstalledHost host() {
    return plan.installation().host(run.host()).orElseThrow();
  }

  private String end(EarlierRun earlier) {
    var last = earlier.last();
    var prefix = "%s.%d.%s".formatted(last.upgradeId(), last.stage(), last.host());
    var variables = new TreeMap<String, String>();
    variables.put("STEPWISE_RUN", prefix);
    variables.put("STEPWISE_FENCE", Long.toString(earlier.fence()));
    variables.put(
        "STEPWISE_ATTEMPTS",
        IntStream.rangeClosed(1, last.number())
            .mapToObj(number -> prefix + "." + number)
            .collect(Collectors.joining(" ")));
    return where() + environment(variables, "") + "  run " + END_EARLIER_RUN + "\n";
  }

  private String undo() {
    var action = stage.action();
    var text = new StringBuilder();
    text.append(where());
    text.append(environment());
    action.answers().ifPresent(lines -> text.append(answers(lines)));
    action.check().ifPresent(script -> text.append("  check " + named(script)));
    text.append(
        "  run %s%s\n".formatted(call(action.run()), action.answers().isPresent() ? " answers" : "")
            + comment(action.run()));
    action.expect().forEach(regex -> text.append("  expect " + Words.quoted(regex) + "\n"));
    action.forbid().forEach(regex -> text.append("  forbid " + Words.quoted(regex) + "\n"));
    action
        .verify()
        .ifPresent(script ->
            text.append(
                "  verify %s %d\n".formatted(call(script), action.verifyWithin().toSeconds())
                    + comment(script)));
    return text.toString();
  }

  private static String named(Script script) {
    return call(script) + "\n" + comment(script);
  }

  private static String call(Script script) {
    return function(script.sha256());
  }

  private static String comment(Script script) {
    return "  " + Words.comment("that is " + script.name());
  }

  private String where() {
    var become = become();
    if (become.isEmpty()) {
      return "  on %s sh\n".formatted(run.host());
    }
    var asking = become.get().password();
    var user = become.get().user();
    return asking
        .map(secret ->
            ask(variable(secret), "Password for sudo (" + secret + ")")
                + "  on %s 'sudo -k -S -p \"\" -H -u %s sh' \"$%s\"\n"
                    .formatted(run.host(), user, variable(secret)))
        .orElseGet(() -> "  on %s 'sudo -n -H -u %s sh'\n".formatted(run.host(), user));
  }

  /// Whom the user that logs in becomes.
  private Optional<Become> become() {
    var account =
        stage
            .action()
            .user()
            .map(this::inWords)
            .filter(Become::isUser)
            .map(host()::as)
            .orElse(host());
    return account.become().filter(one -> !one.user().equals(host().user()));
  }

  private String inWords(String user) {
    return user.startsWith("$") ? run.environment().getOrDefault(user.substring(1), user) : user;
  }

  private String environment() {
    var secrets = run.secrets().orElseGet(TreeMap::new);
    var asks = new StringBuilder();
    var prints = new StringBuilder();
    secrets.forEach((name, reference) -> {
      asks.append(ask(variable(reference), "%s (%s)".formatted(name, reference)));
      prints.append(
          "  printf %%s %s\n  quoted \"$%s\"\n  echo\n"
              .formatted(Words.quoted("export " + name + "="), variable(reference)));
    });
    return asks + environment(run.environment(), prints.toString());
  }

  /// The function that prints the variables for the host. Their values were said by hosts, so that
  /// each is one word of the shell that runs the script: no line in it can end it.
  private static String environment(SortedMap<String, String> variables, String secrets) {
    return "environment() {\n  :\n%s%s}\n".formatted(exports(variables), secrets);
  }

  private static String ask(String variable, String what) {
    return "  ask %s %s\n".formatted(variable, Words.quoted(what));
  }

  /// The same secret has the same name in the whole script.
  private static String variable(String reference) {
    return "secret_" + Sha256.of(reference).hex().substring(0, 8);
  }

  private static String exports(SortedMap<String, String> variables) {
    return variables.entrySet().stream()
        .map(one -> "export %s=%s".formatted(one.getKey(), Words.quoted(one.getValue())))
        .map(Words::printed)
        .collect(Collectors.joining());
  }

  private static String answers(List<String> lines) {
    var words =
        lines.stream()
            .map(line -> VARIABLE.matcher(line).matches() ? "\"" + line + "\"" : Words.quoted(line))
            .collect(Collectors.joining(" "));
    return "answers() {\n%s}\n"
        .formatted(Words.printed("printf '%s\\n' " + words + " | stepwise_main"));
  }
}
