package dev.stepwise.cli;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import dev.stepwise.arch.ModuleArchitecture;

@AnalyzeClasses(packages = "dev.stepwise.cli", importOptions = DoNotIncludeTests.class)
class ArchitectureTest implements ModuleArchitecture {}
