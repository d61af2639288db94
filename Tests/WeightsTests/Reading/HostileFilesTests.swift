import Foundation
import Tensors
import TestSupport
import Testing

@testable import Weights

/// Files made to break libhdf5 are read in a process of their own, and whatever happens there, here it is an error.
///
/// That process is a fork, which is sound where nothing else runs, as in a lesson; other tests would run beside these. So they
/// run in another process of the test program, which `HostileFilesInAnotherProcess` starts.
@Suite(.serialized, .enabled(if: HostileFilesInAnotherProcess.isIt, "they run in another process: see that test"))
struct HostileFilesTests {
  private let layers = [
    ModelLayer(
      name: "conv1", className: "Conv2D", variables: [("kernel", [3, 3, 3, 8]), ("bias", [8])])
  ]

  @Test(.enabled(if: Shared.isHere, "\(Shared.absence)")) func filesThatCrashTheLibrary() throws {
    let folder = Shared.url("odd/hdf5")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "h5" }
    #expect(files.count > 15)
    for file in files {
      let error = #expect(throws: WeightsError.self, "\(file.lastPathComponent)") {
        try WeightsFile(url: file, isVerified: false).weights(for: layers)
      }
      let sentence = error?.description ?? ""
      #expect(sentence.contains(file.path) && !sentence.contains("\n") && sentence.count < 400, "\(sentence)")
      // The readers ask only for what they need; this walks through everything there is.
      let scratch = try ScratchFolder()
      do {
        try Isolated.run(seconds: 10, memory: 256 << 20, scratch: scratch.url) {
          try walk(HDF5File(contentsOf: file), "/", 0)
        }
      } catch is Isolated.Failure {}
    }
    // The largest of all those processes, in KiB; a fork starts with what this one has.
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    #expect(usage.ru_maxrss < 256 << 10, "\(usage.ru_maxrss) KiB")
  }

  private func walk(_ file: HDF5File, _ path: String, _ depth: Int) throws {
    guard depth < 6 else { return }
    for attribute in ["layer_names", "weight_names", "name", "model_config"] {
      _ = try? file.texts(attribute, of: path)
    }
    for member in try file.members(of: path) {
      _ = try? file.tensor(at: path + "/" + member)
      try? walk(file, path + "/" + member, depth + 1)
    }
  }

  @Test(.enabled(if: Shared.isHere, "\(Shared.absence)")) func flippedBytesAreErrorsOrNumbers() throws {
    let source = try Data(contentsOf: Shared.url("golden/formats/nested_k3_frozen.weights.h5"))
    let scratch = try ScratchFolder()
    var random = RandomNumbers(seed: 5)
    for _ in 0..<60 {
      var bytes = [UInt8](source)
      for _ in 0..<40 { bytes[Int.random(in: 0..<40_000, using: &random)] = UInt8.random(in: 0...255, using: &random) }
      let file = try scratch.write("flipped.h5", bytes)
      do { _ = try WeightsFile(url: file, isVerified: false).weights(for: layers) } catch is WeightsError {}
    }
  }

  @Test(.enabled(if: Shared.isHere, "\(Shared.absence)")) func soundFilesGiveTheSameNumbersThere() throws {
    let url = Shared.url("weights/mobilenet_v1_0.25_224.h5")
    let model = try LegacyKerasWeights(HDF5File(contentsOf: url)).layers().map { layer in
      ModelLayer(name: layer.name, className: "Conv2D", variables: layer.weights.map { ($0.name, $0.shape) })
    }
    let here = try WeightsFile(url: url, isVerified: true).weights(for: model)
    let there = try WeightsFile(url: url, isVerified: false).weights(for: model)
    #expect(here.count == 27 * 5 + 2)
    #expect(there.map(\.scalars) == here.map(\.scalars))
  }

  @Test func whatACrashAnErrorAndTooMuchMemoryBecome() throws {
    let scratch = try ScratchFolder()
    let error = WeightsError.unknownName("x", known: ["y"])
    do {
      try Isolated.run(memory: 64 << 20, scratch: scratch.url) { throw error }
      Issue.record("an error was lost")
    } catch Isolated.Failure.threw(let thrown) { #expect(thrown == error) }
    for body: () -> Void in [
      { fatalError("on purpose") }, { kill(getpid(), SIGSEGV) },
      { _ = Tensor(repeating: 1, shape: [1 << 30]) },
    ] {
      do {
        try Isolated.run(memory: 256 << 20, scratch: scratch.url, body)
        Issue.record("a crash was lost")
      } catch Isolated.Failure.died {}
    }
    do {
      try Isolated.run(seconds: 1, memory: 64 << 20, scratch: scratch.url) { while true { usleep(1000) } }
      Issue.record("it never ends")
    } catch Isolated.Failure.died(let signal) { #expect(signal == SIGALRM) }
    try Isolated.run(memory: 64 << 20, scratch: scratch.url) {}
  }
}

@Suite struct HostileFilesInAnotherProcess {
  private static let mark = "LECTERN_HOSTILE_FILES"
  static var isIt: Bool { ProcessInfo.processInfo.environment[mark] != nil }

  @Test(.enabled(if: !isIt, "this is that process")) func theyPass() throws {
    let scratch = try ScratchFolder()
    let log = try scratch.write("log", [])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      "--testing-library", "swift-testing", "--filter", "HostileFilesTests|SavedFilesElsewhereTests", "--no-parallel",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging([Self.mark: "1"]) { $1 }
    let output = try FileHandle(forWritingTo: log)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: log, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.contains("whatACrashAnErrorAndTooMuchMemoryBecome() passed"), "\(text)")
    #expect(text.contains("Suite SavedFilesElsewhereTests passed"), "\(text)")
  }
}
