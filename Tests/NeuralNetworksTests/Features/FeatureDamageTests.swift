import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// Whatever has become of a file: what comes out of it is right, or nothing, and what is missing can be kept again.
@Suite struct FeatureDamageTests {
  private let keys = ["one", "two", "six"]

  /// A file of three records.
  private func file(in folder: URL) throws -> (url: URL, bytes: [UInt8]) {
    let store = KeptNumbers.store(folder)
    for key in keys { store.keep(KeptNumbers.features(key), model: "m", key: key) }
    let files = try KeptNumbers.files(folder)
    let url = try #require(files.count == 1 ? files[0] : nil)
    return (url, Array(try Data(contentsOf: url)))
  }

  /// What a new process finds: each is right or missing. Then keeps what is missing, and all is there for the next.
  private func check(_ folder: URL, _ what: String) -> [Bool] {
    let store = KeptNumbers.store(folder)
    let found = keys.map { key -> Bool in
      let features = store.features(model: "m", key: key)
      if let features { #expect(features == KeptNumbers.features(key), "\(what): \(key)") }
      #expect(store.isKnown(model: "m", key: key) == (features != nil), "\(what): \(key)")
      return features != nil
    }
    for (key, found) in zip(keys, found) where !found {
      store.keep(KeptNumbers.features(key), model: "m", key: key)
    }
    let next = KeptNumbers.store(folder)
    for key in keys { #expect(next.features(model: "m", key: key) == KeptNumbers.features(key), "\(what): \(key)") }
    return found
  }

  @Test func everyByteOfAFile() throws {
    try withTemporaryFolder { folder in
      let (url, bytes) = try file(in: folder)
      let record = (bytes.count - "lectern-features 2 m \n".utf8.count) / 3
      for index in bytes.indices {
        var damaged = bytes
        damaged[index] ^= 0x55
        for other in try KeptNumbers.files(folder) where other.path != url.path {
          try FileManager.default.removeItem(at: other)
        }
        try Data(damaged).write(to: url)
        let found = check(folder, "byte \(index)")
        // Of a damaged record the others are none the worse; of a damaged line the label may be.
        if index >= bytes.count - 3 * record { #expect(found.filter { $0 }.count == 2, "byte \(index)") }
      }
    }
  }

  @Test func everyLengthOfAFile() throws {
    try withTemporaryFolder { folder in
      let (url, bytes) = try file(in: folder)
      let record = (bytes.count - "lectern-features 2 m \n".utf8.count) / 3
      for length in bytes.indices {
        for other in try KeptNumbers.files(folder) where other.path != url.path {
          try FileManager.default.removeItem(at: other)
        }
        try Data(bytes[..<length]).write(to: url)
        let whole = max(0, length - (bytes.count - 3 * record)) / record
        #expect(check(folder, "\(length) bytes") == keys.indices.map { $0 < whole }, "\(length) bytes")
        // What was cut is written over, not written behind.
        if length >= bytes.count - 3 * record { #expect(try Data(contentsOf: url) == Data(bytes), "\(length) bytes") }
      }
    }
  }

  @Test func whatIsNoFileOfFeatures() throws {
    try withTemporaryFolder { folder in
      let (url, bytes) = try file(in: folder)
      let line = Array("lectern-features 2 m \n".utf8)
      let huge = Array("lectern-features 2 ".utf8) + [UInt8](repeating: 0x61, count: 5000)
      let marks = line + [[UInt8]](repeating: FeatureRecord.marker, count: 3000).flatMap { $0 }
      let other = Array("lectern-features 2 another \n".utf8) + bytes[line.count...]
      let gap = line + [UInt8](repeating: 0, count: 10_000) + bytes[line.count...]
      for (name, content, found) in [
        ("empty", [], 0), ("zeroes", [UInt8](repeating: 0, count: 9000), 0), ("a line alone", line, 0),
        ("a line without an end", huge, 0), ("marks", marks, 0), ("another model's", other, 0),
        ("an older format", Array("lectern-features 1 2x3 abc\n".utf8) + [1, 2, 3, 4], 0), ("zeroes before", gap, 3),
        ("all twice", bytes + bytes[line.count...], 3),
      ] {
        for file in try KeptNumbers.files(folder) { try FileManager.default.removeItem(at: file) }
        try Data(content).write(to: url)
        #expect(check(folder, name).filter { $0 }.count == found, "\(name)")
      }
      // A folder or a link to nowhere with the name of a file.
      for file in try KeptNumbers.files(folder) { try FileManager.default.removeItem(at: file) }
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      #expect(check(folder, "a folder") == [false, false, false])
    }
  }

  /// Records of other models, put in by hand, are not believed although their own sums fit.
  @Test func aRecordOfAnotherModelIsNot() throws {
    try withTemporaryFolder { folder in
      let (url, _) = try file(in: folder)
      let line = Array("lectern-features 2 m \n".utf8)
      let foreign = try #require(FeatureRecord.encode(KeptNumbers.features("x"), model: "n", key: "one"))
      try Data(line + foreign).write(to: url)
      #expect(check(folder, "another model's record") == [false, false, false])
    }
  }

  @Test func withoutAPlaceThereIsNoStoreOnDisk() throws {
    try withTemporaryFolder { folder in
      // A file where the folder should be; a folder that is a full disk.
      let file = folder.appendingPathComponent("file")
      try Data().write(to: file)
      for place in [file, file.appendingPathComponent("below"), URL(fileURLWithPath: "/proc/none")] {
        let store = KeptNumbers.store(place)
        store.keep(KeptNumbers.features("a"), model: "m", key: "a")
        #expect(store.features(model: "m", key: "a") == KeptNumbers.features("a"), "it is in memory")
        store.forgetMemory()
        #expect(store.features(model: "m", key: "a") == nil)
      }
    }
  }

  @Test func aFullDiskIsNoError() async throws {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        // No file of this process may be longer than this.
        signal(SIGXFSZ, SIG_IGN)
        var most = rlimit(rlim_cur: 1000, rlim_max: 1000)
        guard setrlimit(__rlimit_resource_t(1), &most) == 0 else { exit(3) }
        let store = KeptNumbers.store(folder)
        for number in 0..<20 { store.keep(KeptNumbers.features("\(number)"), model: "m", key: "\(number)") }
        store.forgetMemory()
        let found = (0..<20).filter { number in
          guard let features = store.features(model: "m", key: "\(number)") else { return false }
          guard features == KeptNumbers.features("\(number)") else { exit(4) }
          return true
        }
        guard (1..<20).contains(found.count) else { exit(5) }
      }
    }
  }
}
