@NullMarked
package dev.stepwise.audit.application;

import org.jspecify.annotations.NullMarked;
