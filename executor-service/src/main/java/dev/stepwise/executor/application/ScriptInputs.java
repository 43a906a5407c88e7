package dev.stepwise.executor.application;

import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.Work;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.domain.Mask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the scripts of a command are given, secrets included: for the host, and for nobody else.
///
/// @param environment of every script
/// @param answers lines for the standard input of `run`; none when it is to be closed
/// @param mask hides the secrets among all that
/// @param mark tells the secrets of `run` from others
public record ScriptInputs(
    SortedMap<String, String> environment, List<String> answers, Mask mask, SecretsMark mark) {
  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_][A-Za-z0-9_]*");

  public ScriptInputs {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    answers = List.copyOf(answers);
  }

  /// Nothing but the environment.
  public static ScriptInputs of(SortedMap<String, String> environment) {
    return new ScriptInputs(environment, List.of(), Mask.NONE, SecretsMark.NONE);
  }

  /// @param key by which the secrets are marked
  static ScriptInputs of(RunStep command, Secrets secrets, SigningKey key) throws InputMissing {
    var work = command.work();
    requireUser(work);
    var given = secrets.resolve(work.secrets().orElseGet(TreeMap::new));
    var inputs = of(work.environment(), given, passwords(command.host(), secrets));
    var answers = new ArrayList<String>();
    for (var answer : work.answers().orElseGet(List::of)) {
      answers.add(inputs.answer(answer));
    }
    var mark = SecretsMark.of(command.host().id(), given, key);
    return new ScriptInputs(inputs.environment, answers, inputs.mask, mark);
  }

  static ScriptInputs of(ProbeHost command, Secrets secrets) throws InputMissing {
    return of(
        command.environment(),
        secrets.resolve(command.secrets().orElseGet(TreeMap::new)),
        passwords(command.host(), secrets));
  }

  private static ScriptInputs of(
      SortedMap<String, String> environment,
      SortedMap<String, String> secrets,
      Collection<String> passwords) {
    var all = new TreeMap<>(environment);
    all.putAll(secrets);
    var hidden = new ArrayList<>(secrets.values());
    hidden.addAll(passwords);
    return new ScriptInputs(all, List.of(), Mask.of(hidden), SecretsMark.NONE);
  }

  /// What must not be seen though no script is given it.
  private static Collection<String> passwords(InstalledHost host, Secrets secrets)
      throws InputMissing {
    var references = new TreeMap<String, String>();
    host.become()
        .flatMap(Become::password)
        .ifPresent(reference -> references.put("become.password", reference));
    return secrets.resolve(references).values();
  }

  private static void requireUser(Work work) throws InputMissing {
    var user = work.user().orElse("root");
    if (!Become.isUser(user)) {
      throw new InputMissing(
          "Expected `as` to be the name of a user of the host, or a variable of the step that holds one, but it is '%s'"
              .formatted(user));
    }
  }

  private String answer(String item) throws InputMissing {
    if (!VARIABLE.matcher(item).matches()) {
      return item;
    }
    var value = environment.get(item.substring(1));
    if (value == null) {
      throw new InputMissing(
          "Expected the answer %s to be a variable of the step, but there is none".formatted(item));
    }
    return value;
  }

  /// Names only.
  @Override
  public String toString() {
    return "ScriptInputs" + environment.keySet();
  }
}
