/// Tries the playbooks on their practice installations: start at [ScenariosTest].
@NullMarked
package dev.stepwise.playbooks;

import org.jspecify.annotations.NullMarked;
