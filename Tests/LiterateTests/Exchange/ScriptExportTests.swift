import Files
import Foundation
import StepOutput
import TestSupport
import Testing

@testable import Literate

extension KernelTests {
  /// A lesson as one script compiles, and shows what the lesson shows.
  @Suite struct ScriptExportTests {
    private static var kernel: KernelLocation { KernelLocation(products: KernelBench.products) }

    private func script(_ text: String) throws -> String {
      try ScriptExport(lesson: lesson(text), fileName: "01-lesson.swift").text()
    }

    /// What a text as a script shows when it is run.
    private func run(_ text: String) async throws -> LessonRecord {
      try await withScratch { folder in
        let file = folder.appendingPathComponent("script.swift")
        try Data(text.utf8).write(to: file)
        return try await KernelBench.runner().run(ScriptLesson.read(file.path)) { _ in }
      }
    }

    private func withScratch<R>(_ body: (URL) async throws -> R) async throws -> R {
      let scratch = try ScratchFolder()
      let result = try await body(scratch.url)
      return withExtendedLifetime(scratch) { result }
    }

    private func steps(_ sources: String...) -> String {
      sources.map { "```swift\n\($0)\n```\n" }.joined(separator: "\n")
    }

    @Test func itIsProseParametersAndSteps() throws {
      let text = try script(
        "---\ntitle: A title\nparameters: {n: 3}\n---\nWords */ and\n\nmore.\n\n```swift {#a, title=\"Do it\"}\nimport Dispatch\n"
          + "let x = n\nx + 1  // shown\n```\n\n```swift {#b, expect=error}\n[1][2]\n```\n\n```swift {#c, norun}\n###\n```\n\n"
          + "```swift {#d, hide}\nx + 2\n```\n")
      let body = try #require(text.range(of: "import Foundation"))
      #expect(text.hasPrefix("// A title\n//\n") && text.contains("\n//   lectern run-script 01-lesson.swift\n"))
      #expect(
        text[body.lowerBound...] == """
          import Foundation
          import TransferLearning
          import Dispatch

          // The lesson's parameters.
          let n = 3

          // Words */ and
          //
          // more.

          // MARK: - Do it
          let x = n
          show(x + 1)  // shown

          // Meant to fail, and so not run here:
          //
          // [1][2]

          // To be read, not run:
          //
          // ###

          x + 2

          """)
    }

    /// Steps may declare a name anew, and what was made before keeps the old one.
    @Test func namesThatAreDeclaredAnewAreKeptApart() async throws {
      let text = steps(
        "let x = 1\nfunc old() -> Int { x }\nstruct P { var a = x }\nprint(max(1, 2), x)",
        "let x = \"two\"\nfunc both() -> String { \"\\(old()) \\(x)\" }\nprint(both())",
        "func max(_ a: Int, _ b: Int) -> String { \"mine\" }\nlet x = 3.5\nprint(max(1, 2), both(), x, P().a)",
        "func f(_ a: Int) -> String { \"int\" }", "func f(_ a: String) -> String { \"text\" }\nprint(f(1), f(\"\"))",
        "x * 2")
      let script = try script(text)
      #expect(script.components(separatedBy: "\ndo {\n").count == 3 && script.hasSuffix("\n}\n}\n"))
      let record = try await run(script)
      let lesson = try await KernelBench.runner().run(lesson(text)) { _ in }
      #expect(record.succeeded && lesson.succeeded, "\(record.steps.compactMap(\.failure))")
      #expect(record.steps.map(\.text).joined() == lesson.steps.map(\.text).joined())
      #expect(record.steps.map(\.text).joined() == "2 1\n1 two\nmine 1 two 3.5 1\nint text\n7.0\n")
    }

    @Test func whatABlockCannotHoldIsRefusedWithBothLines() throws {
      do {
        _ = try script(steps("let x = 1", "let y = 0\nlet x = 2\nextension Int { var own: Int { self } }"))
        Issue.record("it was not refused")
      } catch let error as ExportError {
        #expect("\(error)".hasPrefix("Lessons/01-lesson.md:7: `x` is declared here and used or declared in line 2"))
        #expect("\(error)".contains("the extension in line 8"))
      }
    }

    @Test func whatDoesNotCompileIsToldAtTheLessonsLine() async throws {
      let toolchain = try Toolchain.current()
      func error(_ text: String) async throws -> String {
        let export = ScriptExport(lesson: try lesson(text), fileName: "x.swift")
        do { try await ScriptCheck.check(export, toolchain: toolchain, kernel: Self.kernel) } catch {
          return "\(error)"
        }
        return ""
      }
      let captured = try await error(steps("let x = 1", "let x = 2\nstruct S { func f() -> Int { x } }\nS().f()"))
      #expect(captured.hasPrefix("Lessons/01-lesson.md:6: `x` is declared here and used or declared in line 2"))
      #expect(
        captured.contains("line 7 does not compile: struct declaration cannot close over value 'x'"), "\(captured)")
      let unknown = try await error(steps("import Foundation\nlet x = 1", "let y = z"))
      #expect(unknown.hasPrefix("Lessons/01-lesson.md:7: as one script, the lesson does not compile: "), "\(unknown)")
    }

    /// By the compiler alone, as anybody would call it.
    @Test(arguments: ExchangeBench.course.indices)
    func aLessonOfTheCourseCompilesByItself(_ index: Int) async throws {
      let lesson = ExchangeBench.course[index].lesson
      let (toolchain, kernel) = (try Toolchain.current(), Self.kernel)
      let files = try await LessonExport(lesson, record: nil)
        .script(named: "\(lesson.name).swift", toolchain: toolchain, kernel: kernel)
      try await withScratch { folder in
        let file = folder.appendingPathComponent(files[0].path)
        try files[0].data.write(to: file)
        var folders = [kernel.modules]
        for name in kernel.hiddenModules {
          let map = folder.appendingPathComponent(name, isDirectory: true)
          try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
          try Data("module \(name) {}\n".utf8).write(to: map.appendingPathComponent("module.modulemap"))
          folders.append(map)
        }
        let process = Process()
        process.executableURL = toolchain.swiftc
        process.arguments = ["-typecheck", "-swift-version", "5"] + folders.flatMap { ["-I", $0.path] } + [file.path]
        let words = folder.appendingPathComponent("words")
        try Data().write(to: words)
        process.standardError = try FileHandle(forWritingTo: words)
        try process.run()
        process.waitUntilExit()
        let said = try String(contentsOf: words, encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(said)")
      }
    }

    @Test(
      .enabled(
        if: LessonsAsOneProgramTests.hasWeights,
        "SKIPPED: the weights are not on this machine; lectern weights fetch gets them"),
      arguments: ExchangeBench.course.indices)
    func aScriptShowsWhatItsLessonShows(_ index: Int) async throws {
      let lesson = LessonsAsOneProgramTests.short(ExchangeBench.course[index].lesson)
      guard !LessonsAsOneProgramTests.isTimed(lesson) else { return }
      let script = try await run(ScriptExport(lesson: lesson, fileName: "x.swift").text())
      let whole = try await KernelBench.runner().run(lesson) { _ in }
      #expect(script.succeeded && whole.succeeded, "\(script.steps.compactMap(\.failure))")
      let shown = LessonsAsOneProgramTests.outputs(of: script)
      #expect(!shown.isEmpty && shown == LessonsAsOneProgramTests.outputs(of: whole))
    }

    @Test func aScriptThatTrapsIsToldAtItsLine() async throws {
      let record = try await run("import TransferLearning\nlet a = [1]\nprint(a[3])\n")
      #expect(record.steps[0].failure?.kind == .trap && record.steps[0].failure?.line == 3)
    }
  }
}
