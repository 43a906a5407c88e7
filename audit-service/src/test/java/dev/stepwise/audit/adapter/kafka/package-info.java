@NullMarked
package dev.stepwise.audit.adapter.kafka;

import org.jspecify.annotations.NullMarked;
