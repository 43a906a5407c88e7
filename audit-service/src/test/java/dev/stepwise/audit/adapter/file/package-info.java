@NullMarked
package dev.stepwise.audit.adapter.file;

import org.jspecify.annotations.NullMarked;
