/// Who said it: every command, report and piece of output is signed by the service that sends it,
/// and believed only when the signature is that of a key that the reader has pinned. Start at
/// [PinnedKeys], which verifies, and [SigningKey], which signs.
///
/// The signature travels beside the record as a detached JWS (RFC 7515, appendix F) with unencoded
/// payload (RFC 7797) in the header `jws`: Ed25519 (RFC 8037) over the protected header, a dot, and
/// the exact bytes of the record's value. The protected header repeats the record's CloudEvents
/// attributes as `ce`, so they are bound as well.
@NullMarked
package dev.stepwise.contracts.signature;

import org.jspecify.annotations.NullMarked;
