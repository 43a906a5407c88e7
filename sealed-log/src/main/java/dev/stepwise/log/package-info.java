/// The log as mathematics: what an entry says, the tree over entries, proofs and signed
/// checkpoints. Pure, and shared by audit, which keeps the log, and by those who check what it
/// says. Start at [Entry] and [Statement]; the tree is [Frontier] for growing and [MerkleTree] for
/// proving.
@NullMarked
package dev.stepwise.log;

import org.jspecify.annotations.NullMarked;
