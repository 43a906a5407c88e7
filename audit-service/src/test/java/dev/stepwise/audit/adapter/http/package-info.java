@NullMarked
package dev.stepwise.audit.adapter.http;

import org.jspecify.annotations.NullMarked;
