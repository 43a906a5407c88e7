package dev.stepwise.audit;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import dev.stepwise.arch.ServiceArchitecture;

@AnalyzeClasses(packages = "dev.stepwise.audit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest implements ServiceArchitecture {}
