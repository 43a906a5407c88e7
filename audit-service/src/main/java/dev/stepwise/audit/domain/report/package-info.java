/// The page that people read of an upgrade's evidence: who asked, what was planned and approved,
/// what ran where and what came of it. One page of HTML that needs nothing else, holds no script
/// and no output. Start at [Report].
@NullMarked
package dev.stepwise.audit.domain.report;

import org.jspecify.annotations.NullMarked;
