@NullMarked
package dev.stepwise.audit.config;

import org.jspecify.annotations.NullMarked;
