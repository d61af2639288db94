import Foundation
import Offline
import Subprocess

/// Asks the engine, which is another process, what it has.
enum EngineQuestion {
  /// - Throws: ``EngineQuestionError``.
  static func weights() async throws -> [EngineWeights] { try await ask(["weights", "list", "--json"]) }

  /// - Throws: ``EngineQuestionError``.
  static func photos() async throws -> [EnginePhotos] { try await ask(["photos", "list", "--json"]) }

  private static func ask<Answer: Decodable>(_ words: [String]) async throws -> Answer {
    let path = Installation.kernel.executable.path
    let run: (status: TerminationStatus, output: String, words: String)
    do {
      let result = try await Subprocess.run(
        .path(.init(path)), arguments: Arguments(words), input: .none, output: .string(limit: 16 << 20),
        error: .string(limit: 1 << 20))
      run = (result.terminationStatus, result.standardOutput, result.standardError)
    } catch {
      throw EngineQuestionError(words: "\(path) cannot be started")
    }
    guard run.status == .exited(0) else {
      let line = run.words.split(separator: "\n").last.map(String.init)
      throw EngineQuestionError(words: line ?? "\(path) ended with \(run.status)")
    }
    do { return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8)) } catch {
      throw EngineQuestionError(words: "\(path) is of another version than this lectern; build both again")
    }
  }
}

/// The engine does not say.
struct EngineQuestionError: Error, CustomStringConvertible {
  let words: String
  var description: String { words }
}
