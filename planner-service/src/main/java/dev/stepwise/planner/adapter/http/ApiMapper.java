package dev.stepwise.planner.adapter.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.contracts.codec.Wire;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// JSON of the API: the contracts' own, but a misspelt property is an error here, and so is a null
/// in a list or a map.
final class ApiMapper {
  @Produces
  @Singleton
  ObjectMapper mapper() {
    return Wire.mapper()
        .copy()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
  }
}
