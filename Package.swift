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
        "Descriptions", "NoiseScale", "StochasticSimulation", "DataSets", "Equivalence", "Report", "Experiments",
        "ExperimentFiles",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Named parameters, nodes with their place in a file, faults.
    .target(name: "Descriptions"),

    // What is g?
    .target(
      name: "NoiseScale", dependencies: ["Descriptions", .product(name: "RealModule", package: "swift-numerics")]),

    // What does a run do?
    .target(name: "SimulationKernels"),
    .target(
      name: "StochasticSimulation",
      dependencies: [
        "NoiseScale", "SimulationKernels", .product(name: "RealModule", package: "swift-numerics"),
      ]),

    // Arrays out of files.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "DataSets", dependencies: ["CZlib"]),

    // Are two ensembles the same?
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .target(name: "GSLBridge", dependencies: ["CGSL"]),
    .target(name: "Equivalence", dependencies: ["GSLBridge"]),

    // How is it shown?
    .target(name: "Report"),

    // Descriptions → results and tables.
    .target(
      name: "Experiments",
      dependencies: [
        "NoiseScale", "StochasticSimulation", "DataSets", "Equivalence", "Report",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),

    // YAML ↔ descriptions.
    .target(
      name: "ExperimentFiles",
      dependencies: ["Experiments", "NoiseScale", .product(name: "Yams", package: "Yams")],
      // In the program itself: a copy of it needs no folder beside it.
      resources: [.embedInCode("Examples")]),

    // The command.
    .executableTarget(
      name: "noise-sim",
      dependencies: [
        "Experiments", "ExperimentFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // How fast is it? (`make bench`)
    .target(name: "BenchmarkLoops", dependencies: ["SimulationKernels"], path: "Benchmarks/BenchmarkLoops"),
    .executableTarget(
      name: "benchmark",
      dependencies: ["NoiseScale", "StochasticSimulation", "SimulationKernels", "DataSets", "BenchmarkLoops"],
      path: "Benchmarks/benchmark"),

    .testTarget(name: "NoiseScaleTests", dependencies: ["NoiseScale"]),
    .testTarget(
      name: "StochasticSimulationTests",
      dependencies: ["StochasticSimulation", "NoiseScale", "SimulationKernels"], exclude: ["References"]),
    .testTarget(name: "DataSetsTests", dependencies: ["DataSets"]),
    .testTarget(name: "EquivalenceTests", dependencies: ["Equivalence", "GSLBridge"]),
    .testTarget(name: "ReportTests", dependencies: ["Report", "DataSets"]),
    .testTarget(
      name: "ExperimentFilesTests", dependencies: ["ExperimentFiles", "Experiments", "NoiseScale"]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: [
        "Experiments", "NoiseScale", "StochasticSimulation", "DataSets", "Equivalence", "Report",
      ], exclude: ["Reporting/References"]),
    .testTarget(name: "CommandTests", dependencies: ["noise-sim"], exclude: ["Texts"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c11
)
