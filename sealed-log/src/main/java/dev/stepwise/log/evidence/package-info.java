/// Evidence: everything that the log says of an upgrade in one file, how the file is written, how
/// it is checked without trusting anybody but a key, and how lines of it are blanked. The format is
/// described in `docs/evidence.md`. Start at [Manifest] and [EvidenceVerifier]; [PlainZip] is the
/// container, [Redactor] blanks.
@NullMarked
package dev.stepwise.log.evidence;

import org.jspecify.annotations.NullMarked;
