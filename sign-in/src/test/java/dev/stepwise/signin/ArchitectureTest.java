package dev.stepwise.signin;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import dev.stepwise.arch.ModuleArchitecture;

@AnalyzeClasses(packages = "dev.stepwise.signin", importOptions = DoNotIncludeTests.class)
class ArchitectureTest implements ModuleArchitecture {}
