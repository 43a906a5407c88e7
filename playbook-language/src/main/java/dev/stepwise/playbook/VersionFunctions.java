package dev.stepwise.playbook;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.Collections;
import java.util.List;

/// What conditions can ask about versions: `before`, `atLeast`, `crosses`, `major` and `minor`.
final class VersionFunctions {
  private VersionFunctions() {}

  static List<CelFunctionDecl> declarations() {
    return List.of(
        declaration("before", SimpleType.BOOL, 2),
        declaration("atLeast", SimpleType.BOOL, 2),
        declaration("crosses", SimpleType.BOOL, 3),
        declaration("major", SimpleType.STRING, 1),
        declaration("minor", SimpleType.STRING, 1));
  }

  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from("before", String.class, String.class, Versions::before),
        CelFunctionBinding.from(
            "atLeast", String.class, String.class, (one, other) -> !Versions.before(one, other)),
        CelFunctionBinding.from(
            "crosses",
            Collections.nCopies(3, String.class),
            texts -> crosses((String) texts[0], (String) texts[1], (String) texts[2])),
        CelFunctionBinding.from("major", String.class, Versions::major),
        CelFunctionBinding.from("minor", String.class, Versions::minor));
  }

  private static boolean crosses(String from, String to, String release) {
    return Versions.before(from, release) && !Versions.before(to, release);
  }

  private static CelFunctionDecl declaration(String name, CelType answer, int texts) {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newGlobalOverload(
            name, answer, Collections.nCopies(texts, SimpleType.STRING)));
  }
}
