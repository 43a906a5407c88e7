package jakarta.annotation.security;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Stands in for the real annotation of this name.
@Retention(RetentionPolicy.RUNTIME)
public @interface RolesAllowed {
  String[] value();
}
