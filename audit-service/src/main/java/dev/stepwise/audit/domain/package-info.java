/// The log as mathematics: entries, the tree over them, proofs, and what is read out of it. Pure.
/// Start at [Entry] and [Batch]; the tree is [Frontier] for growing and [MerkleTree] for proving.
@NullMarked
package dev.stepwise.audit.domain;

import org.jspecify.annotations.NullMarked;
