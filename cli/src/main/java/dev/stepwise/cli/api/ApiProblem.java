package dev.stepwise.cli.api;

/// A service said no, in the words of its problem document (RFC 9457).
public final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final String detail;

  ApiProblem(int status, String title, String detail) {
    super(title + ": " + detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// What kind of no.
  public String title() {
    return title;
  }

  /// What was wrong, and what would be right.
  public String detail() {
    return detail;
  }
}
