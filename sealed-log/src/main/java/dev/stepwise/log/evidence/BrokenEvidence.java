package dev.stepwise.log.evidence;

/// Something in a bundle is not what it has to be.
public final class BrokenEvidence extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String where;
  private final String problem;

  /// @param where the file in the bundle, or `the file` for the zip as a whole
  /// @param problem what was expected, and what there is
  BrokenEvidence(String where, String problem) {
    super(where + ": " + problem);
    this.where = where;
    this.problem = problem;
  }

  /// The file in the bundle, or `the file`.
  public String where() {
    return where;
  }

  /// What was expected, and what there is.
  public String problem() {
    return problem;
  }
}
