package dev.stepwise.log.evidence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says whether a bundle is what the log made, from the bundle and a public key alone.
public final class EvidenceVerifier {
  private final Trust trust;

  public EvidenceVerifier(Trust trust) {
    this.trust = trust;
  }

  /// Checks everything that can be checked, until something does not hold.
  public Verdict verify(ByteBuffer zip) {
    var checks = new ArrayList<String>();
    try {
      var bundle = Bundle.read(zip);
      checks.add(
          "The file is written as evidence is written, byte for byte: %d files, %d bytes."
              .formatted(bundle.names().size(), zip.remaining()));
      return verify(bundle, checks);
    } catch (BrokenEvidence e) {
      return Verdict.broken(checks, e.where(), e.problem());
    } catch (IllegalArgumentException e) {
      return Verdict.broken(checks, Bundle.THE_FILE, String.valueOf(e.getMessage()));
    }
  }

  private Verdict verify(Bundle bundle, List<String> checks) {
    var vouched = new VouchedFiles(bundle, trust);
    checks.addAll(vouched.check());
    var entries = new BundledEntries(bundle, vouched.manifest());
    checks.addAll(entries.check());
    var signatures = new SignatureCheck(bundle, trust);
    checks.add(signatures.of(entries.all()));
    var derived = new DerivedFiles(bundle, vouched.manifest(), entries);
    checks.addAll(derived.check());
    return new Verdict(checks, Optional.empty(), derived.missing(), signatures.unsigned());
  }
}
