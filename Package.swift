// swift-tools-version: 6.1
import Foundation
import PackageDescription

/// The toolchain's `usr` folder: where the Swift runtime of this very manifest was loaded from. Its prebuilt
/// SwiftParser saves building swift-syntax, which takes minutes.
let toolchain: String = {
  let maps = FileHandle(forReadingAtPath: "/proc/self/maps")?.readDataToEndOfFile() ?? Data()
  let runtime = String(decoding: maps, as: UTF8.self).split(separator: "\n").first {
    $0.contains("/lib/swift/linux/lib")
  }
  return runtime?.split(separator: " ").last?.components(separatedBy: "/lib/swift/linux/").first ?? "/usr"
}()

let hostModules = ["-I", "\(toolchain)/lib/swift/host"]
let parser: [SwiftSetting] = [.unsafeFlags(hostModules)]
let linkParser: [LinkerSetting] = [
  .unsafeFlags(["-L\(toolchain)/lib/swift/host", "-Xlinker", "-rpath", "-Xlinker", "\(toolchain)/lib/swift/host"]),
  .linkedLibrary("SwiftParser"), .linkedLibrary("SwiftSyntax"),
]
/// Loops over pixels and numbers stay usable in a debug build, so that the tests need no other one.
let hot: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]
let hotC: [CSetting] = [.unsafeFlags(["-O2"], .when(configuration: .debug))]

let package = Package(
  name: "Lectern",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "lectern", targets: ["lectern"]),
    .executable(name: "lectern-kernel", targets: ["lectern-kernel"]),
    .executable(name: "lectern-sourcekit", targets: ["lectern-sourcekit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // Libraries of the system, by name.
    .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5-serial", providers: [.apt(["libhdf5-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CCMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CSourceKit"),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // What tests share: where the golden data is, scratch folders, servers that lie. And who may import whom.
    .target(name: "CTestSupport", path: "Tests/CTestSupport"),
    .target(
      name: "TestSupport", dependencies: ["NeuralNetworks", "Benchmarks", "CTestSupport"], path: "Tests/TestSupport",
      swiftSettings: hot),
    .testTarget(name: "LayoutTests", dependencies: ["TestSupport"]),

    // The cache folder, files written aside and renamed, locks, digests.
    .target(name: "Files", dependencies: ["COpenSSL"]),
    .testTarget(name: "FilesTests", dependencies: ["Files"]),

    // "Did you mean …?", what a file says in words fit to be shown, and sentences that end a program.
    .target(name: "Wording"),
    .testTarget(name: "WordingTests", dependencies: ["Wording"]),

    // Which sets of pictures a folder is, by how they lie and what the classes are called.
    .target(name: "PhotoFolders"),
    .testTarget(name: "PhotoFoldersTests", dependencies: ["PhotoFolders", "TestSupport"]),

    // One request and its answer.
    .target(name: "HTTP", dependencies: ["CCurl"]),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP", "TestSupport"]),

    // Files from the network, and out of the zip archives that they come in.
    .target(name: "Downloads", dependencies: ["Files", "Wording", "HTTP", "CZip"]),
    .testTarget(name: "DownloadsTests", dependencies: ["Downloads", "TestSupport"]),

    // The engine.
    .target(name: "CPixels", cSettings: hotC),
    .target(name: "CNormalization", cSettings: hotC),
    .target(
      name: "Tensors", dependencies: ["Wording", "CPixels", "CNormalization", "COneDNN", "COpenBLAS"],
      swiftSettings: hot),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"], swiftSettings: hot),

    .target(name: "CLanes", cSettings: hotC),
    .target(
      name: "NeuralNetworks", dependencies: ["Tensors", "Files", "Wording", "CLanes"], swiftSettings: hot),
    .testTarget(
      name: "NeuralNetworksTests", dependencies: ["NeuralNetworks", "TestSupport"], exclude: ["Golden"],
      swiftSettings: hot),

    .target(name: "Architectures", dependencies: ["NeuralNetworks", "Wording"]),
    .testTarget(
      name: "ArchitecturesTests", dependencies: ["Architectures", "Files", "TestSupport"], exclude: ["Golden"],
      swiftSettings: hot),

    .target(
      name: "Weights", dependencies: ["Architectures", "Files", "Downloads", "Wording", "CHDF5"], swiftSettings: hot),
    .testTarget(name: "WeightsTests", dependencies: ["Weights", "TestSupport"]),

    .target(name: "CJPEG", cSettings: hotC, linkerSettings: [.linkedLibrary("jpeg")]),
    .target(name: "CPNG", cSettings: hotC, linkerSettings: [.linkedLibrary("png")]),
    .target(
      name: "Datasets",
      dependencies: ["Tensors", "Files", "PhotoFolders", "Downloads", "Wording", "CPixels", "CJPEG", "CPNG", "CCairo"],
      swiftSettings: hot),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "TestSupport"]),

    // What a step can show, and the charts among it.
    .target(name: "StepOutput"),
    .testTarget(name: "StepOutputTests", dependencies: ["StepOutput"]),

    .target(name: "Charts", dependencies: ["StepOutput", "CCairo"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts"], exclude: ["Golden"]),

    // What a lesson imports, and the process that runs its steps.
    .target(name: "TransferLearning", dependencies: ["Weights", "Datasets", "Charts", "Wording"]),
    .testTarget(
      name: "TransferLearningTests", dependencies: ["TransferLearning", "TestSupport"], exclude: ["Golden"]),

    // What measurements have in common: programs that are timed, their numbers in pairs, the machine.
    .target(name: "Benchmarks"),

    .target(name: "CDescriptorPassing", cSettings: hotC),
    .target(name: "CStepRuntime", cSettings: hotC, linkerSettings: [.linkedLibrary("dl")]),
    .executableTarget(
      name: "lectern-kernel",
      dependencies: [
        "TransferLearning", "Files", "Wording", "Benchmarks", "CStepRuntime", "CDescriptorPassing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),

    // The process around the toolchain's SourceKit, which live pages ask about code that is being written.
    .executableTarget(name: "lectern-sourcekit", dependencies: ["CSourceKit"]),

    // The runner: it speaks StepOutput over a socket and knows nothing of neural networks.
    .target(
      name: "Literate",
      dependencies: [
        "StepOutput", "Files", "Wording", "CCMark", "CDescriptorPassing", "CSourceKit",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: parser, linkerSettings: linkParser),
    .testTarget(
      name: "LiterateTests", dependencies: ["Literate", "lectern-kernel", "lectern-sourcekit", "TestSupport"],
      exclude: ["Rendering/Golden", "Running/WrongSteps/Corpus"], swiftSettings: parser),

    // The pages in a real browser.
    .testTarget(
      name: "PagesTests",
      dependencies: ["Literate", "StepOutput", "TestSupport", "lectern"],
      exclude: ["install"],
      swiftSettings: parser),

    // What is missing on a machine; courses as one file, for machines without a network.
    .target(
      name: "Offline",
      dependencies: ["Files", "Wording", .product(name: "Subprocess", package: "swift-subprocess")]),
    .testTarget(
      name: "OfflineTests", dependencies: ["Offline", "Files", "TestSupport"], exclude: ["without-a-network"]),

    // Live pages over HTTP.
    .target(
      name: "Serving",
      dependencies: [
        "Literate", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: parser),

    .testTarget(
      name: "ServingTests", dependencies: ["Serving", "TestSupport", "lectern"],
      swiftSettings: parser),

    // A room for workshops: the teacher's second listener, the board, and those who join.
    .target(
      name: "Rooms",
      dependencies: [
        "Literate", "Serving", "Files", "HTTP", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      swiftSettings: parser),
    .testTarget(
      name: "RoomsTests", dependencies: ["Rooms", "TestSupport", "lectern"],
      swiftSettings: parser),

    // The kernel and SourceKit's process are dependencies so that `swift run lectern` builds them too, always fresh.
    .executableTarget(
      name: "lectern",
      dependencies: [
        "Literate", "Serving", "Rooms", "Offline", "Files", "PhotoFolders", "Benchmarks", "lectern-kernel",
        "lectern-sourcekit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: parser),
    .testTarget(
      name: "lecternTests",
      dependencies: ["lectern", "lectern-kernel", "Literate", "Offline", "TransferLearning", "TestSupport"],
      swiftSettings: parser),
  ],
  swiftLanguageModes: [.v5]
)
