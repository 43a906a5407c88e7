/// How a platform is upgraded, as data: releases, path rules, procedures. Start at [Playbook]; a
/// folder becomes one in [PlaybookLoader].
@NullMarked
package dev.stepwise.playbook;

import org.jspecify.annotations.NullMarked;
