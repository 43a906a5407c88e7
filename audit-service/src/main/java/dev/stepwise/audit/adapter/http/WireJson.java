package dev.stepwise.audit.adapter.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.contracts.codec.Wire;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Answers are written as messages are: by the mapper of the contracts.
class WireJson {
  @Produces
  @Singleton
  ObjectMapper mapper() {
    return Wire.mapper();
  }
}
