package dev.stepwise.planner.application;

import dev.stepwise.playbook.Loaded;
import java.util.SortedMap;

/// The playbooks that there are, by platform, sound or not.
public interface PlaybookCatalog {
  SortedMap<String, Loaded> platforms();
}
