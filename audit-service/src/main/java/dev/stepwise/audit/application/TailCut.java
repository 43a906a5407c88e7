package dev.stepwise.audit.application;

/// The log is not what was given away of it. To seal on would hide that, so nothing more is sealed
/// until a person has looked.
public final class TailCut extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  TailCut(String message) {
    super(message);
  }
}
