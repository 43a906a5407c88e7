package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;

/// A key that this executor can log in with, wherever its private part is.
interface Signer {
  /// The public key, or a certificate for it, as it is shown to a host.
  KeyBlob shown();

  /// The signature in its wire form: the algorithm's name, and what it made.
  ///
  /// @param algorithm of the key itself, such as `rsa-sha2-512`, never that of a certificate
  byte[] sign(String algorithm, byte[] data) throws IOException;
}
