package dev.stepwise.planner.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.window.Windows;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryWindowStore implements WindowStore {
  private final Map<InstallationId, Windows> known = new ConcurrentHashMap<>();

  @Override
  public Windows of(InstallationId id) {
    return known.getOrDefault(id, Windows.ALWAYS);
  }

  @Override
  public void put(InstallationId id, Windows windows, String by) {
    known.put(id, windows);
  }
}
