import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

/// What forks, or ends a process: in the process that `HostileFilesInAnotherProcess` starts, where nothing else runs.
@Suite(.serialized, .enabled(if: HostileFilesInAnotherProcess.isIt, "they run in another process: see that test"))
struct SavedFilesElsewhereTests {
  @Test(arguments: ["m.keras", "m.h5"]) func savedModelsAreReadThere(file: String) throws {
    let scratch = try ScratchFolder()
    let url = scratch.url.appendingPathComponent(file)
    let model = try SampleModels.model("frozen base")
    try model.save(to: url)
    let read = try Model(contentsOf: url)
    let sequential = try Sequential(contentsOf: url)
    #expect(read is Sequential && read.weights.mapValues(\.scalars) == model.weights.mapValues(\.scalars))
    #expect(sequential.summary() == model.summary())
  }

  @Test(.enabled(if: Shared.isHere, "\(Shared.absence)")) func filesThatCrashTheLibrary() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Shared.url("odd/hdf5"), includingPropertiesForKeys: nil)
    for file in files where file.pathExtension == "h5" {
      let error = #expect(throws: (any Error).self, "\(file.lastPathComponent)") { try Model(contentsOf: file) }
      #expect(error is ModelFileError || error is WeightsError)
      #expect("\(error as Any)".contains(file.lastPathComponent))
    }
  }

  @Test func flippedBytesAreErrorsOrModels() throws {
    let scratch = try ScratchFolder()
    var random = RandomNumbers(seed: 6)
    for name in ["m.keras", "m.h5"] {
      let url = scratch.url.appendingPathComponent(name)
      try SampleModels.model("branches").save(to: url)
      let source = [UInt8](try Data(contentsOf: url))
      for round in 0..<60 {
        var bytes = source
        // Where the configuration is, or anywhere.
        let text = bytes.firstRange(of: [UInt8](#""class_name""#.utf8))?.lowerBound ?? 0
        let range = round % 2 == 0 ? text..<min(text + 4000, bytes.count) : 0..<bytes.count
        for _ in 0..<5 { bytes[Int.random(in: range, using: &random)] = UInt8.random(in: 0...255, using: &random) }
        try Data(bytes).write(to: url)
        do { _ = try Model(contentsOf: url) } catch is ModelFileError {} catch is WeightsError {} catch is ModelError {}
      }
    }
  }

  /// A file that may not grow stands for a full disk: the system says so in the middle of writing.
  @Test(arguments: ["m.keras", "m.h5", "m.weights.h5"]) func aFullDiskIsAnErrorAndLeavesWhatWasThere(file: String)
    throws
  {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appendingPathComponent("models")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let url = folder.appendingPathComponent(file)
    let model = try SampleModels.model("frozen base")
    try Data("what was there".utf8).write(to: url)
    for limit in [0, 100, 2_000, 5_000, 9_000] {
      do {
        try Isolated.run(memory: 512 << 20, scratch: scratch.url) {
          signal(SIGXFSZ, SIG_IGN)
          var size = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
          setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &size)
          do {
            if file.contains(".weights.") { try model.saveWeights(to: url) } else { try model.save(to: url) }
          } catch {
            throw WeightsError.program("\(type(of: error))", problem: "\(error)")
          }
        }
        Issue.record("\(limit) bytes were enough")
      } catch Isolated.Failure.threw {
        // Its text may not have fitted either.
      }
      #expect(try Data(contentsOf: url) == Data("what was there".utf8))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left == [file], "\(limit)")
    }
  }

  @Test func aSaveThatIsKilledLeavesWhatWasThere() throws {
    let scratch = try ScratchFolder()
    let url = scratch.url.appendingPathComponent("m.keras")
    let old = try SampleModels.model("sequential")
    try old.save(to: url)
    let bytes = try Data(contentsOf: url)
    let model = try SampleModels.model("mobileNet")
    for milliseconds in [1, 2, 4, 8, 16, 32] {
      do {
        try Isolated.run(memory: 2 << 30, scratch: scratch.url) {
          var time = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 0, tv_usec: milliseconds * 1000))
          setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &time, nil)
          while true { try model.save(to: url) }
        }
      } catch Isolated.Failure.died(let signal) { #expect(signal == SIGALRM) }
      // The old file, or a whole new one.
      if try Data(contentsOf: url) != bytes {
        let read = try Model(contentsOf: url)
        #expect(read.name == model.name)
      }
    }
  }
}
