/// What can be configured, each key with its meaning and default. Start at [AuditConfig].
@NullMarked
package dev.stepwise.audit.config;

import org.jspecify.annotations.NullMarked;
