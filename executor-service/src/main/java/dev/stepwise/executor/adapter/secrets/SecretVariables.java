package dev.stepwise.executor.adapter.secrets;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Environment variables of this process.
///
/// @param prefix of the names of variables that may be read
record SecretVariables(String prefix, Function<String, @Nullable String> variables)
    implements SecretSource {
  @Override
  public String read(String name) throws Unreadable {
    if (!name.startsWith(prefix)) {
      throw new Unreadable("only variables that begin with %s may be read".formatted(prefix));
    }
    var value = variables.apply(name);
    if (value == null) {
      throw new Unreadable("there is no such environment variable");
    }
    return value;
  }
}
