/// A practice installation: the hosts of a playbook's `practice/` folder as SSH servers on
/// 127.0.0.1, with faults to switch on and a comparison of all files before and after. Start at
/// [PracticeRange].
@NullMarked
package dev.stepwise.embedded.practice;

import org.jspecify.annotations.NullMarked;
