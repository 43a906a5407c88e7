package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.executor.ProcessFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The processes of this machine, as their tests want them.
final class ProcessTree {
  private ProcessTree() {}

  /// Those with that variable in their environment, save this one.
  static List<ProcessHandle> with(String variable) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process ->
            ("\0" + ProcessFiles.text(Path.of("/proc", Long.toString(process.pid()), "environ")))
                .contains("\0" + variable + "\0"))
        .toList();
  }

  static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /// Dead and not yet buried is not alive.
  static boolean isAlive(long pid) {
    return groupOf(pid) >= 0;
  }

  static List<Long> membersOf(long group) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> groupOf(pid) == group)
        .toList();
  }

  private static long groupOf(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return fields[0].equals("Z") ? -1 : Long.parseLong(fields[2]);
    } catch (IOException e) {
      return -1;
    }
  }
}
