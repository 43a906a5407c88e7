package dev.stepwise.contracts;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import dev.stepwise.arch.ContractsArchitecture;

@AnalyzeClasses(packages = "dev.stepwise.contracts", importOptions = DoNotIncludeTests.class)
class ArchitectureTest implements ContractsArchitecture {}
