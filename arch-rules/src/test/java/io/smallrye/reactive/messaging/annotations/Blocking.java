package io.smallrye.reactive.messaging.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Stands in for the real annotation of this name.
@Retention(RetentionPolicy.RUNTIME)
public @interface Blocking {
  boolean ordered() default true;
}
