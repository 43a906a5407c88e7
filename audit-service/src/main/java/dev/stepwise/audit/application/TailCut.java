package dev.stepwise.audit.application;

/// The log is not what was given away of it. To seal on would hide that, and a signature would make
/// it true; so nothing more is sealed or signed until a person has looked.
public final class TailCut extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  TailCut(String message) {
    super(message);
  }
}
