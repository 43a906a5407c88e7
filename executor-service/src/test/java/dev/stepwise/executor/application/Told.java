package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Reports, as they come.
final class Told implements Reports {
  private final List<StepReport> reports = new CopyOnWriteArrayList<>();
  private final StringBuilder printed = new StringBuilder();
  final List<Long> offsets = new ArrayList<>();

  @Override
  public void send(StepReport report) {
    reports.add(report);
  }

  @Override
  public void send(StepOutput output) {
    offsets.add(output.offset());
    printed.append(new String(Base64.getDecoder().decode(output.data()), StandardCharsets.UTF_8));
  }

  List<StepReport> reports() {
    return reports;
  }

  RunEnded ended() {
    return (RunEnded) reports.getLast();
  }

  String output() {
    return printed.toString();
  }
}
