package dev.stepwise.planner.adapter.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.contracts.codec.Wire;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// JSON of the API: the contracts' own, but a misspelt property is an error here.
final class ApiMapper {
  @Produces
  @Singleton
  ObjectMapper mapper() {
    return Wire.mapper().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
