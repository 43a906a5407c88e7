package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Work;
import dev.stepwise.executor.domain.Mask;
import java.util.ArrayList;
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
public record ScriptInputs(SortedMap<String, String> environment, List<String> answers, Mask mask) {
  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_][A-Za-z0-9_]*");

  public ScriptInputs {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    answers = List.copyOf(answers);
  }

  /// Nothing but the environment.
  public static ScriptInputs of(SortedMap<String, String> environment) {
    return new ScriptInputs(environment, List.of(), Mask.NONE);
  }

  static ScriptInputs of(Work work, Secrets secrets) throws InputMissing {
    var inputs = of(work.environment(), secrets.resolve(work.secrets().orElseGet(TreeMap::new)));
    var answers = new ArrayList<String>();
    for (var answer : work.answers().orElseGet(List::of)) {
      answers.add(inputs.answer(answer));
    }
    return new ScriptInputs(inputs.environment, answers, inputs.mask);
  }

  static ScriptInputs of(SortedMap<String, String> environment, SortedMap<String, String> secrets) {
    var all = new TreeMap<>(environment);
    all.putAll(secrets);
    return new ScriptInputs(all, List.of(), Mask.of(secrets.values()));
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
