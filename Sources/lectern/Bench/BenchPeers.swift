import ArgumentParser
import Benchmarks
import Foundation

/// What the commands of `lectern bench` that run here have in common.
enum BenchPeers {
  /// - Throws: what is wrong with how often, or against whom, something is to be measured.
  static func check(repeats: Int, against: [String]) throws {
    guard (1...10_000).contains(repeats) else {
      throw ValidationError("--repeat is a number from 1 to 10000; it is \(repeats).")
    }
    for peer in against where !FileManager.default.isExecutableFile(atPath: peer) {
      throw ValidationError("--against is a program such as Tests/Peers/jupyter; '\(peer)' is none.")
    }
    let names = against.map { BenchProgram(peer: $0).name } + [KernelBenchRun.own]
    guard Set(names).count == names.count else {
      throw ValidationError("--against takes programs of different names; they are \(names.joined(separator: ", ")).")
    }
  }

  /// Says how it goes.
  static func say(_ words: String) { FileHandle.standardError.write(Data(words.utf8)) }
}
