package dev.stepwise.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version of this build, out of the jar's manifest.
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"stepwise " + version, "Java " + Runtime.version()};
  }
}
