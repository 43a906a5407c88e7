@NullMarked
package dev.stepwise.audit.domain;

import org.jspecify.annotations.NullMarked;
