import Foundation
import Testing

@testable import Literate

extension KernelTests {
  /// The semantics of steps that share a scope: one row a rule.
  @Suite struct SemanticsTests {
    struct Row: CustomTestStringConvertible, Sendable {
      var rule: String
      var steps: [String]
      /// What the last step prints.
      var prints: String
      var testDescription: String { rule }
    }

    static let rows = [
      Row(rule: "a later step sees a constant", steps: ["let x = 2", "print(x + 1)"], prints: "3\n"),
      Row(rule: "a later step changes a variable", steps: ["var x = 2", "x += 5", "print(x)"], prints: "7\n"),
      Row(
        rule: "a constant declared again: the newest wins", steps: ["let x = 1", "let x = \"two\"", "print(x)"],
        prints: "two\n"),
      Row(
        rule: "an earlier function keeps the variable it was compiled with",
        steps: ["let x = 1", "func f() -> Int { x }", "let x = 5", "print(f(), x)"], prints: "1 5\n"),
      Row(
        rule: "a function declared again: the newest wins",
        steps: ["func f() -> Int { 1 }", "func f() -> Int { 2 }", "print(f())"], prints: "2\n"),
      Row(
        rule: "another overload survives",
        steps: [
          "func f(_ x: Int) -> String { \"Int\" }", "func f(_ x: String) -> String { \"String\" }",
          "print(f(1), f(\"a\"))",
        ],
        prints: "Int String\n"),
      Row(
        rule: "a type, its extension, and a value of it in three steps",
        steps: [
          "struct Fish { var name: String }", "extension Fish { var loud: String { name.uppercased() } }",
          "print(Fish(name: \"gold\").loud)",
        ],
        prints: "GOLD\n"),
      Row(
        rule: "a type declared again: the newest wins",
        steps: ["struct A { let v = 1 }", "struct A { let v = 2 }", "print(A().v)"], prints: "2\n"),
      Row(
        rule: "a protocol in one step, a conformance of an earlier type in another",
        steps: [
          "struct Fish { var n = 3 }", "protocol Counted { var n: Int { get } }\nextension Fish: Counted {}",
          "let c: any Counted = Fish()\nprint(c.n)",
        ],
        prints: "3\n"),
      Row(
        rule: "an earlier type conforms to a protocol of the library",
        steps: [
          "struct Fish { var name = \"gold\" }",
          "extension Fish: CustomStringConvertible { var description: String { \"a \\(name)fish\" } }", "print(Fish())",
        ],
        prints: "a goldfish\n"),
      Row(
        rule: "as? sees a step's conformance",
        steps: [
          "struct P: CustomStringConvertible { var description: String { \"P!\" } }",
          "let a: Any = P()\nprint((a as? CustomStringConvertible)?.description ?? \"no\")",
        ], prints: "P!\n"),
      Row(
        rule: "Codable of a step's type",
        steps: [
          "struct P: Codable { var a = 1 }", "print(String(decoding: try JSONEncoder().encode(P()), as: UTF8.self))",
        ],
        prints: "{\"a\":1}\n"),
      Row(
        rule: "a closure captures a variable", steps: ["var n = 0\nlet add = { n += 1 }", "add(); add()", "print(n)"],
        prints: "2\n"),
      Row(
        rule: "an operator",
        steps: ["infix operator <+>\nfunc <+> (a: Int, b: Int) -> Int { a * 10 + b }", "print(4 <+> 2)"], prints: "42\n"
      ),
      Row(
        rule: "an import holds for later steps", steps: ["import Dispatch", "print(DispatchTimeInterval.seconds(1))"],
        prints: "seconds(1)\n"),
      Row(
        rule: "an import said again changes nothing",
        steps: ["struct Data { let own = true }", "import Foundation\nprint(Data().own)"], prints: "true\n"),
      Row(
        rule: "guard, for and try at the top level",
        steps: [
          "let n = 3",
          "guard n == 3 else { exit(1) }\nvar s = 0\nfor i in 1...n { s += i }\nprint(try! [s].map { $0 }[0])",
        ], prints: "6\n"),
      Row(rule: "a tuple pattern", steps: ["let (a, b) = (1, 2)", "print(a + b)"], prints: "3\n"),
      Row(
        rule: "a generic function with a step's type",
        steps: ["struct W<T> { var v: T }", "func make<T>(_ v: T) -> W<T> { W(v: v) }", "print(make(5).v)"],
        prints: "5\n"),
      Row(
        rule: "a class lives on", steps: ["final class C { var n = 0 }\nlet c = C()", "c.n = 9", "print(c.n)"],
        prints: "9\n"),
      Row(
        rule: "defer at the top level", steps: ["do { defer { print(\"later\") }\nprint(\"now\") }"],
        prints: "now\nlater\n"),
      Row(
        rule: "await at the top level, and later steps use what it made",
        steps: [
          "func slow(_ n: Int) async -> Int { try? await Task.sleep(for: .milliseconds(20))\n  return n * 2 }",
          "let a = await slow(4)", "var b = a + 1\nb += 1", "print(await slow(b), a)",
        ], prints: "20 8\n"),
      Row(
        rule: "a Task of a step ends with the step",
        steps: ["var n = 0\nTask { n = 5 }\nprint(n)", "print(n)"], prints: "5\n"),
      Row(
        rule: "a task group",
        steps: [
          "let sum = await withTaskGroup(of: Int.self) { group in\n  for i in 1...4 { group.addTask { i } }\n  var s = 0\n  for await i in group { s += i }\n  return s\n}",
          "print(sum)",
        ], prints: "10\n"),
      Row(
        rule: "a key path, a regex, a result builder's closure",
        steps: ["let words = \"one two\".split(separator: /\\s/)", "print(words.map(\\.count))"], prints: "[3, 3]\n"),
    ]

    @Test(arguments: rows) func rule(_ row: Row) async throws {
      let record = try await KernelBench.runner().run(KernelBench.lesson(row.steps)) { _ in }
      #expect(record.steps.last?.text == row.prints, "\(record.steps.compactMap(\.failure))")
      #expect(record.succeeded)
    }

    @Test func useBeforeADeclarationOfTheSameNameIsRefused() async throws {
      let steps = try await KernelBench.run("let x = 1", "print(x)\nlet x = 4")
      #expect(steps[1].state == .failed)
      #expect(steps[1].failure?.line == 21)
      #expect(steps[1].failure?.message.contains("declares a new x") == true)
    }

    @Test func aCircularReferenceIsExplained() async throws {
      let steps = try await KernelBench.run("let x = 1", "let x = x + 1")
      #expect(steps[1].failure?.message.contains("give it another name") == true)
    }

    @Test func namesThatArePrintedCarryTheStepsId() async throws {
      let lesson = KernelBench.lesson(
        ["struct Animal {}", "print(String(reflecting: Animal.self))"], ids: ["zoo", "look-again"])
      let record = try await KernelBench.runner().run(lesson) { _ in }
      #expect(record.steps[1].text == "zoo.Animal\n")
    }

    /// A page equals a clean run: what the kernel shows is what one program of all the steps prints.
    @Test func stepsPrintWhatOneProgramOfThemPrints() async throws {
      let sources = [
        "var log: [String] = []\nfunc note(_ s: String) { log.append(s) }\nnote(\"a\")",
        "struct Point { var x = 0.5, y = 1.5 }\nvar p = Point()\np.x += 1\nprint(p)",
        "enum Kind: String, CaseIterable { case town, country }\nfor k in Kind.allCases { note(k.rawValue); print(k) }",
        "let total = log.joined(separator: \",\")\nprint(total)",
        "let squares = (1...4).map { $0 * $0 }\nprint(squares.reduce(0, +), terminator: \"\")",
        "extension Point { func scaled(by f: Double) -> Point { Point(x: x * f, y: y * f) } }\nprint(p.scaled(by: 2))",
        "do { struct E: Error {}\n  throw E() } catch { print(\"caught\") }",
      ]
      let record = try await KernelBench.runner().run(KernelBench.lesson(sources)) { _ in }
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let program = folder.appendingPathComponent("main.swift")
      try ("import Foundation\n" + sources.joined(separator: "\n")).write(
        to: program, atomically: true, encoding: .utf8)
      let executable = folder.appendingPathComponent("program")
      try Self.command(Toolchain.current().swiftc.path, ["-Onone", program.path, "-o", executable.path])
      // The module's name is printed with a type's.
      let expected = try Self.command(executable.path, []).replacing("program.", with: "").replacing("main.", with: "")
      #expect(record.steps.map(\.text).joined() == expected)
      #expect(!expected.isEmpty)
    }

    @discardableResult
    static func command(_ path: String, _ arguments: [String]) throws -> String {
      let process = Process()
      let pipe = Pipe()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      process.standardOutput = pipe
      try process.run()
      let data = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return String(decoding: data, as: UTF8.self)
    }
  }
}
