package jakarta.ws.rs;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Stands in for the real annotation of this name.
@Retention(RetentionPolicy.RUNTIME)
@HttpMethod("GET")
public @interface GET {}
