// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "noise-sim",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "noise-sim", targets: ["noise-sim"]),
    .library(
      name: "NoiseSim",
      targets: [
        "Descriptions", "NoiseScale", "Records", "StochasticSimulation", "Compression", "DataSets", "Equivalence",
        "Report", "Experiments", "ExperimentFiles", "Findings", "Paper",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Named parameters, nodes with their place in a file, faults.
    .target(name: "Descriptions"),

    // Numbers that look random and are the same every time.
    .target(name: "SeededRandom"),

    // exp, log, sin and their kin, with the same bits everywhere.
    .target(name: "Elementary"),

    // What is g?
    .target(name: "NoiseScale", dependencies: ["Descriptions", "Elementary"]),

    // What did the replicates do?
    .target(name: "Records"),

    // What does a run do?
    .target(name: "SimulationKernels"),
    .target(
      name: "StochasticSimulation",
      dependencies: [
        "Descriptions", "Elementary", "NoiseScale", "Records", "SeededRandom", "SimulationKernels",
      ]),

    // The bytes of files that may be compressed.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Compression", dependencies: ["CZlib"]),

    // Arrays out of files.
    .target(name: "DataSets", dependencies: ["Descriptions", "Elementary", "Compression", "SeededRandom"]),

    // Are two ensembles the same?
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .target(name: "GSLBridge", dependencies: ["CGSL"]),
    .target(name: "Equivalence", dependencies: ["Elementary", "GSLBridge"]),

    // How is it shown?
    .target(name: "Report", dependencies: ["Elementary"]),

    // Descriptions → results and comparisons.
    .target(
      name: "Experiments",
      dependencies: [
        "Descriptions", "Elementary", "NoiseScale", "Records", "StochasticSimulation", "DataSets", "Equivalence",
      ]),

    // YAML ↔ descriptions.
    .target(
      name: "ExperimentFiles",
      dependencies: ["Descriptions", "Experiments", "NoiseScale", .product(name: "Yams", package: "Yams")],
      // In the program itself: a copy of it needs no folders beside it.
      resources: [.embedInCode("Examples"), .embedInCode("Published")]),

    // How are results said? Tables, sentences, pictures.
    .target(
      name: "Findings",
      dependencies: [
        "DataSets", "Descriptions", "Elementary", "Experiments", "NoiseScale", "Records", "StochasticSimulation",
        "Equivalence",
        "Report",
      ]),

    // What did the paper claim, and what is found?
    .target(
      name: "Paper",
      dependencies: [
        "Descriptions", "Elementary", "ExperimentFiles", "Experiments", "Findings", "NoiseScale", "DataSets",
        "Equivalence", "Report",
      ]),

    // The command.
    .executableTarget(
      name: "noise-sim",
      dependencies: [
        "Compression", "Descriptions", "NoiseScale", "Equivalence", "Report", "Experiments", "ExperimentFiles",
        "Findings",
        "Paper",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // How fast is it? (`make bench`)
    .target(name: "BenchmarkLoops", dependencies: ["SimulationKernels"], path: "Benchmarks/BenchmarkLoops"),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "Elementary", "NoiseScale", "Records", "StochasticSimulation", "SimulationKernels", "DataSets",
        "BenchmarkLoops",
      ],
      path: "Benchmarks/benchmark"),

    // What several test targets use.
    .target(name: "TestSupport", dependencies: ["SeededRandom"], path: "Tests/TestSupport"),
    .target(name: "ScheduleSupport", dependencies: ["NoiseScale"], path: "Tests/ScheduleSupport"),
    // Schedules of every kind.
    .target(name: "RandomSchedules", dependencies: ["NoiseScale", "TestSupport"], path: "Tests/RandomSchedules"),

    .testTarget(name: "SeededRandomTests", dependencies: ["SeededRandom"]),
    .testTarget(name: "ElementaryTests", dependencies: ["Elementary", "TestSupport"], exclude: ["References"]),
    .testTarget(name: "DescriptionsTests", dependencies: ["Descriptions"]),
    .testTarget(
      name: "NoiseScaleTests",
      dependencies: ["NoiseScale", "Descriptions", "TestSupport", "ScheduleSupport", "RandomSchedules"]),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "TestSupport"]),
    .testTarget(
      name: "StochasticSimulationTests",
      dependencies: [
        "StochasticSimulation", "Descriptions", "Records", "NoiseScale", "SimulationKernels", "TestSupport",
        "ScheduleSupport", "RandomSchedules",
      ],
      exclude: ["References"]),
    .testTarget(name: "CompressionTests", dependencies: ["Compression", "TestSupport"]),
    .testTarget(name: "DataSetsTests", dependencies: ["DataSets", "Descriptions", "Compression", "TestSupport"]),
    .testTarget(
      name: "EquivalenceTests", dependencies: ["Elementary", "Equivalence", "GSLBridge", "TestSupport"],
      exclude: ["References"]),
    .testTarget(name: "ReportTests", dependencies: ["Report", "DataSets", "TestSupport"]),
    // Experiments that take no time.
    .target(
      name: "TinyExperiments",
      dependencies: ["Descriptions", "Experiments", "NoiseScale", "DataSets", "Equivalence"],
      path: "Tests/TinyExperiments"),
    .testTarget(
      name: "ExperimentFilesTests",
      dependencies: [
        "Descriptions", "ExperimentFiles", "Experiments", "NoiseScale", "StochasticSimulation", "DataSets",
        "Equivalence", "Findings", "Paper", "TestSupport", "ScheduleSupport", "RandomSchedules",
      ],
      exclude: ["Cases", "References"]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Descriptions", "Experiments", "NoiseScale", "Records", "StochasticSimulation", "DataSets", "Equivalence",
        "Findings", "Report", "TinyExperiments", "TestSupport", "ScheduleSupport",
      ]),
    .testTarget(
      name: "FindingsTests",
      dependencies: [
        "Descriptions", "Findings", "Experiments", "NoiseScale", "StochasticSimulation", "DataSets", "Equivalence",
        "Report",
        "TinyExperiments", "TestSupport",
      ], exclude: ["Files/References"]),
    .testTarget(
      name: "PaperTests",
      dependencies: [
        "Paper", "Experiments", "NoiseScale", "Equivalence", "Report", "TinyExperiments", "TestSupport",
        "ScheduleSupport",
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "noise-sim", "Descriptions", "Paper", "Findings", "ExperimentFiles", "Experiments", "NoiseScale", "Report",
        "Compression",
        "TinyExperiments", "TestSupport",
      ],
      exclude: ["Manifests", "Texts"]),
    // Inputs of every kind, valid, broken and hostile.
    .target(
      name: "Fuzzing",
      dependencies: [
        "Compression", "Descriptions", "Elementary", "ExperimentFiles", "Experiments", "Findings", "NoiseScale",
        "RandomSchedules", "TestSupport",
      ],
      path: "Tests/Fuzzing"),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "noise-sim", "Compression", "DataSets", "Descriptions", "ExperimentFiles", "Experiments", "Findings",
        "Fuzzing", "NoiseScale", "Report", "TestSupport", "TinyExperiments",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c11
)
