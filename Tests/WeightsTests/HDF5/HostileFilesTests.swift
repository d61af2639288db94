import Foundation
import Tensors
import Testing

@testable import Weights

/// Files made to break libhdf5 are read in a process of their own, and whatever happens there, here it is an error.
@Suite(.serialized) struct HostileFilesTests {
  private let layers = [
    ModelLayer(
      name: "conv1", className: "Conv2D", variables: [("kernel", [3, 3, 3, 8]), ("bias", [8])])
  ]

  @Test(.enabled(if: Shared.isHere, Shared.comment)) func filesThatCrashTheLibrary() throws {
    let folder = try Shared.file("odd/hdf5")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "h5" }
    #expect(files.count > 15)
    for file in files {
      #expect(throws: WeightsError.self, "\(file.lastPathComponent)") {
        try WeightsFile(url: file, isVerified: false).weights(for: layers)
      }
      // The readers ask only for what they need; this walks through everything there is.
      let scratch = try ScratchFolder()
      do {
        try Isolated.run(seconds: 10, memory: 256 << 20, scratch: scratch.url) {
          try walk(HDF5File(contentsOf: file), "/", 0)
        }
      } catch is Isolated.Failure {}
    }
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

  @Test(.enabled(if: Shared.isHere, Shared.comment)) func flippedBytesAreErrorsOrNumbers() throws {
    let source = try Data(contentsOf: Shared.file("golden/formats/nested_k3_frozen.weights.h5"))
    let scratch = try ScratchFolder()
    var random = SplitMix(state: 5)
    for _ in 0..<60 {
      var bytes = [UInt8](source)
      for _ in 0..<40 { bytes[Int.random(in: 0..<40_000, using: &random)] = UInt8.random(in: 0...255, using: &random) }
      let file = try scratch.write("flipped.h5", bytes)
      do { _ = try WeightsFile(url: file, isVerified: false).weights(for: layers) } catch is WeightsError {}
    }
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
