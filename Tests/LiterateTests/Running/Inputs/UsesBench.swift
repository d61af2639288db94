import Foundation
import StepOutput

@testable import Literate

/// What steps do with files, as a real kernel tells it, in a folder of their own.
struct UsesBench {
  /// The folder of the lesson.
  let folder: URL

  init(_ files: [String: String] = [:]) throws {
    // Without links, as the kernel names them.
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("uses-tests-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ name: String, _ text: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Runs steps of these sources, in which `HERE` stands for the folder.
  func run(_ sources: [String], attributes: [Int: Step.Attributes] = [:]) async throws -> LessonRun {
    var lesson = KernelBench.lesson(
      sources.map { $0.replacingOccurrences(of: "HERE", with: folder.path) }, attributes: attributes)
    lesson.file = path("lesson.md")
    let runner = try KernelBench.runner()
    return await runner.run(try await runner.prepare(lesson)) { _ in }
  }

  /// What a lesson of these steps depends on, as `KIND NAME` of the files in the folder, and why that is not known.
  func inputs(_ sources: String..., attributes: [Int: Step.Attributes] = [:]) async throws -> (
    inputs: [LessonInput], unknown: [Int: UnknownInput], run: LessonRun
  ) {
    let run = try await run(sources, attributes: attributes)
    var collector = InputCollector(
      work: run.work, home: folder.path, toolchain: try Toolchain.current(), digests: InputDigests())
    for index in sources.indices { collector.add(run.uses["s\(index + 1)"] ?? [], ofStep: index) }
    return (collector.finish(), collector.unknown, run)
  }
}

extension [LessonInput] {
  /// The kinds that are noted of a path.
  func kinds(_ path: String) -> [LessonInput.Kind] { filter { $0.path == path }.map(\.kind) }
}
