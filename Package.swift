// swift-tools-version: 6.2
import PackageDescription

// Each dependency, and its one reason:
let dependencies: [Package.Dependency] = [
  // Commands, options, help texts and exit codes of `mneme`.
  .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  // Study files: YAML with the line of every value, so that errors can name it.
  .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  // Report templates: logic-less, escaping by default.
  .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  // Starts the commands of Slurm, and in tests the built binary: no pipe deadlock, typed errors.
  .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  // The type of paths in swift-subprocess's interface.
  .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
]

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A room of the house: the modules it names are all that it may import (see HouseRulesTests).
func room(
  _ name: String, _ imports: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: imports, resources: resources, swiftSettings: strict)
}

func tests(
  of name: String, _ imports: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + imports, exclude: exclude,
    swiftSettings: strict)
}

let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

/// libtorch is there to train networks, and for nothing else: without the trait, all but the worker
/// builds and runs without it. Its headers want C++17 and no warnings.
let torchHeaders = "/usr/include/torch/csrc/api/include"

let package = Package(
  name: "mneme",
  products: [
    .executable(name: "mneme", targets: ["mneme"]),
    .executable(name: "mneme-network", targets: ["mneme-network"]),
  ],
  traits: [.trait(name: "Torch", description: "Train networks: needs Debian's libtorch-dev")],
  dependencies: dependencies,
  targets: [
    // The C boundary: libraries of the system, and our own inner loops.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CLapacke", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Bundles: zip files written and checked.
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    // What users' arrays are packed with: deflated .npz members, PNG.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CKernels"),
    // Handwritten digits, in the program itself.
    .target(name: "CDigits"),
    .target(
      name: "CTorchShim",
      cxxSettings: [
        .define("MNEME_TORCH", .when(traits: ["Torch"])),
        .unsafeFlags(
          ["-isystem", torchHeaders, "-Wno-deprecated-declarations"], .when(traits: ["Torch"])),
      ],
      linkerSettings: ["torch", "torch_cpu", "c10"].map {
        .linkedLibrary($0, .when(traits: ["Torch"]))
      }),

    // The left wing computes.
    room("MnemeNumerics", ["COpenBLAS", "CLapacke", "CKernels"]),
    room("MnemeTheory", ["MnemeNumerics"]),
    room("MnemeDiffusion", ["MnemeNumerics"]),
    room("MnemeTorch", ["MnemeNumerics", "MnemeDiffusion", "MnemeTables", "CTorchShim"]),
    room("MnemeMetrics", ["MnemeNumerics"]),
    room("MnemeArrays", ["MnemeNumerics", "MnemeTables", "CZlib"]),
    room("MnemeEngine", ["MnemeNumerics", "MnemeTables"]),
    room(
      "MnemeExperiments",
      [
        "MnemeTheory", "MnemeDiffusion", "MnemeMetrics", "MnemeArrays", "MnemeEngine",
        "MnemeNumerics", "MnemeTables", "CDigits", .product(name: "Yams", package: "Yams"),
      ]),

    // The door: tables on disk.
    room("MnemeTables", ["CCrypto", "CZip"]),

    // The right wing shows.
    room("MnemePlot", ["CCairo"]),
    room("MnemeFigures", ["MnemeTables", "MnemePlot"]),
    room(
      "MnemeReport",
      ["MnemeTables", "CCmarkGFM", .product(name: "Mustache", package: "swift-mustache")]),

    // The corridor.
    .executableTarget(
      name: "mneme",
      dependencies: [
        "MnemeNumerics", "MnemeArrays", "MnemeTables", "MnemeEngine", "MnemeExperiments",
        "MnemePlot", "MnemeFigures", "MnemeReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), subprocess,
      ], swiftSettings: strict),
    // Trains networks; started by `mneme`, which has no libtorch.
    .executableTarget(
      name: "mneme-network", dependencies: ["MnemeDiffusion", "MnemeTables", "MnemeTorch"],
      swiftSettings: strict),
    // Measures; never part of the product or of the tests.
    .executableTarget(
      name: "mneme-bench",
      dependencies: [
        "COpenBLAS", "MnemeNumerics", "MnemeTables", "MnemeDiffusion", "MnemeMetrics",
        "MnemeEngine", "MnemeExperiments", "MnemePlot", "MnemeFigures",
      ], path: "Benchmarks/mneme-bench", swiftSettings: strict),

    tests(of: "MnemeNumerics"),
    tests(of: "MnemeTheory", ["MnemeNumerics"]),
    tests(of: "MnemeDiffusion", ["MnemeNumerics"]),
    tests(
      of: "MnemeTorch",
      [
        "MnemeNumerics", "MnemeDiffusion", "MnemeTables", "MnemeEngine", "MnemeExperiments",
        "mneme-network",
      ], exclude: ["Python"]),
    tests(of: "MnemeMetrics", ["MnemeNumerics"]),
    // Arrays that other programs wrote are read where they lie.
    tests(of: "MnemeArrays", ["MnemeNumerics"], exclude: ["Arrays"]),
    tests(of: "MnemeTables"),
    tests(of: "MnemeEngine", ["MnemeNumerics", "MnemeTables"]),
    tests(
      of: "MnemeExperiments",
      [
        "MnemeTheory", "MnemeDiffusion", "MnemeMetrics", "MnemeEngine", "MnemeNumerics",
        "MnemeTables",
      ]),
    // Goldens are read where they lie.
    tests(of: "MnemePlot", ["CCairo", subprocess, system], exclude: ["Goldens"]),
    tests(of: "MnemeFigures", ["MnemeTables", "MnemePlot"], exclude: ["Goldens"]),
    tests(of: "MnemeReport", ["MnemeTables", "MnemePlot", subprocess, system]),
    // The built command line, and the walls of the house.
    .testTarget(
      name: "CommandTests", dependencies: ["mneme", "MnemeTables", subprocess, system],
      swiftSettings: strict),
    // The report in Chromium.
    .testTarget(
      name: "BrowserTests", dependencies: ["mneme", "MnemeTables", subprocess, system],
      exclude: ["axe", "Page"], swiftSettings: strict),
    .testTarget(
      name: "HouseRulesTests", dependencies: [subprocess, system], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c17,
  cxxLanguageStandard: .cxx17
)

// Looks for bytes that break the parsers of users' arrays. Only `make fuzz` builds it, as its start
// is libFuzzer's.
if Context.environment["MNEME_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "mneme-fuzz", dependencies: ["MnemeArrays", "MnemeNumerics"],
      path: "Benchmarks/mneme-fuzz",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
