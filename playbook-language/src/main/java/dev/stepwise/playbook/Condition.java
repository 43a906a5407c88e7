package dev.stepwise.playbook;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A yes-or-no question about an upgrade, in CEL (cel.dev): over `from`, `to` and `topology` as
/// text, and `parameters` and `facts` as maps of texts. `facts` has what exactly one host has, and
/// in `facts.host` and `facts.rolled` what the run's host and the rolled host have.
public final class Condition {
  private static final CelType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);
  private static final Cel CEL =
      CelFactory.standardCelBuilder()
          .addVar("from", SimpleType.STRING)
          .addVar("to", SimpleType.STRING)
          .addVar("topology", SimpleType.STRING)
          .addVar("parameters", TEXTS)
          .addVar("facts", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .build();
  private static final Pattern FACT =
      Pattern.compile("\\bfacts\\.(?:host\\.|rolled\\.)?([A-Z][A-Z0-9_]*)");
  private static final Pattern PARAMETER = Pattern.compile("\\bparameters\\.([A-Z][A-Z0-9_]*)");

  private final String text;
  private final Program program;

  private Condition(String text, Program program) {
    this.text = text;
    this.program = program;
  }

  /// Fails with [IllegalArgumentException] when the text is not such a question.
  public static Condition parse(String text) {
    try {
      var compiled = CEL.compile(text);
      problem(compiled)
          .ifPresent(problem -> {
            throw new IllegalArgumentException(
                "Expected a yes-or-no question in CEL, but in `%s` %s".formatted(text, problem));
          });
      return new Condition(text, CEL.createProgram(compiled.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException("Expected CEL, but `%s` is not".formatted(text), e);
    }
  }

  private static Optional<String> problem(CelValidationResult compiled)
      throws CelValidationException {
    if (compiled.hasError()) {
      return Optional.of(compiled.getErrors().getFirst().getMessage());
    }
    var type = compiled.getAst().getResultType();
    return type.equals(SimpleType.BOOL)
        ? Optional.empty()
        : Optional.of("the answer is " + type.name() + "; compare it, as in `… == 'true'`");
  }

  /// The answer. Fails with [IllegalArgumentException] when something that it asks for is unknown.
  public boolean holds(Map<String, ?> inputs) {
    try {
      return program.eval(inputs).equals(true);
    } catch (CelEvaluationException e) {
      throw new IllegalArgumentException(
          "Expected to know all that `%s` asks for, but %s".formatted(text, e.getMessage()), e);
    }
  }

  /// The facts that it asks for by name.
  public SortedSet<String> facts() {
    return named(FACT);
  }

  /// The parameters that it asks for by name.
  public SortedSet<String> parameters() {
    return named(PARAMETER);
  }

  private SortedSet<String> named(Pattern pattern) {
    var names = new TreeSet<String>();
    pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Condition condition && condition.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
