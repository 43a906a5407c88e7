package dev.stepwise.notifier;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import dev.stepwise.arch.ServiceArchitecture;

@AnalyzeClasses(packages = "dev.stepwise.notifier", importOptions = DoNotIncludeTests.class)
class ArchitectureTest implements ServiceArchitecture {}
