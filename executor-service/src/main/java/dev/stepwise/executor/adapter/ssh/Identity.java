package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;
import java.util.List;

/// Who this executor is to its hosts.
interface Identity {
  /// What it can log in with, the best first: certificates before the bare key. Looked up each
  /// time, so that a renewed certificate counts at once. Fails with words for people.
  List<Signer> signers() throws IOException;
}
