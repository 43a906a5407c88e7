package dev.stepwise.playbook;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/// A yes-or-no question about an upgrade, in CEL (cel.dev), over
///
/// - `from`, `to` (of the hop), `installed`, `topology`, `variant`: text
/// - `components`: a list of texts
/// - `parameters`: text by name
/// - `facts`: by name what exactly one host has; `facts.host` and `facts.rolled`: what the run's
///   host and the rolled host have; `facts.all`: by name, a map from host to value
/// - `properties.from` and `properties.to`: what is said of the hop's releases, text by name
///
/// and with the functions of [VersionFunctions].
public final class Condition {
  private static final CelType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);
  private static final Cel CEL =
      CelFactory.standardCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("from", SimpleType.STRING)
          .addVar("to", SimpleType.STRING)
          .addVar("installed", SimpleType.STRING)
          .addVar("topology", SimpleType.STRING)
          .addVar("variant", SimpleType.STRING)
          .addVar("components", ListType.create(SimpleType.STRING))
          .addVar("parameters", TEXTS)
          .addVar("facts", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .addVar("properties", MapType.create(SimpleType.STRING, TEXTS))
          .addFunctionDeclarations(VersionFunctions.declarations())
          .addFunctionBindings(VersionFunctions.bindings())
          .build();
  private static final Pattern MISSING = Pattern.compile("key '([^']+)' is not present in map");

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
    return switch (ask(inputs)) {
      case Answer.Yes _ -> true;
      case Answer.No _ -> false;
      case Answer.Unknown(var what) ->
          throw new IllegalArgumentException(
              "Expected to know all that `%s` asks for, but %s".formatted(text, what));
    };
  }

  /// The answer, which may be that something is unknown.
  public Answer ask(Map<String, ?> inputs) {
    try {
      return program.eval(inputs).equals(true) ? new Answer.Yes() : new Answer.No();
    } catch (CelEvaluationException e) {
      return new Answer.Unknown(unknown(e));
    }
  }

  private static String unknown(CelEvaluationException e) {
    var message = String.valueOf(e.getMessage());
    var missing = MISSING.matcher(message);
    if (missing.find()) {
      return missing.group(1) + " is not known";
    }
    return e.getCause() instanceof IllegalArgumentException cause
        ? String.valueOf(cause.getMessage())
        : message;
  }

  /// Holds when both hold.
  public Condition and(Condition other) {
    return parse("(%s) && (%s)".formatted(text, other.text));
  }

  /// What it names of a kind.
  public SortedSet<String> named(Reference kind) {
    return kind.in(text);
  }

  /// The facts that it asks for by name.
  public SortedSet<String> facts() {
    return named(Reference.FACT);
  }

  /// The parameters that it asks for by name.
  public SortedSet<String> parameters() {
    return named(Reference.PARAMETER);
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
