package dev.stepwise.log;

/// What the leaf of an output record says of its lines.
///
/// @param count with line 0, which is the JSON around the text; fixes the shape of the tree
/// @param size of the text in bytes, without line 0
/// @param root over the salted lines (RFC 9162, section 2.1)
public record LinesSeal(int count, long size, Hash root) {}
