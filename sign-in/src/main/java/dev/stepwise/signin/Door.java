package dev.stepwise.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Optional;

/// Who may come in at an endpoint.
///
/// @param roles one of which is needed; none when nobody may
record Door(List<String> roles) {
  static Door of(ResourceInfo endpoint) {
    var ofMethod =
        Optional.ofNullable(endpoint.getResourceMethod().getAnnotation(RolesAllowed.class));
    return ofMethod
        .or(() ->
            Optional.ofNullable(endpoint.getResourceClass().getAnnotation(RolesAllowed.class)))
        .map(annotation -> new Door(List.of(annotation.value())))
        .orElse(new Door(List.of()));
  }
}
