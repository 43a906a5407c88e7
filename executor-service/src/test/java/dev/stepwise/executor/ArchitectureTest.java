package dev.stepwise.executor;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import dev.stepwise.arch.ServiceArchitecture;

@AnalyzeClasses(packages = "dev.stepwise.executor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest implements ServiceArchitecture {}
