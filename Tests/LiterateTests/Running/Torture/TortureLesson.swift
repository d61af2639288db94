@testable import Literate

/// The lessons of the torture: five steps whose sources are drawn from kinds that do well, badly and terribly. Each does the same
/// whenever it runs.
enum TortureLesson {
  static let stepCount = 5

  /// Code for a step at a place, with what it needs in braces; `number` makes two of a kind differ.
  static func step(at place: Int, using numbers: inout TortureNumbers) -> (source: String, attributes: Step.Attributes)
  {
    let number = Int.random(in: 1...9, using: &numbers)
    var attributes = Step.Attributes()
    if place == 0 { return (first(number, Int.random(in: 0..<4, using: &numbers)), attributes) }
    // What does well is drawn more often, so that lessons get somewhere.
    let source =
      Int.random(in: 0..<100, using: &numbers) < 60
      ? well(place, number, Int.random(in: 0..<12, using: &numbers))
      : badly(number, Int.random(in: 0..<11, using: &numbers))
    if source.contains("while true {}") || source.contains("sleep(600)") { attributes.timeout = 1 }
    if source.contains("all.append") { attributes.memory = 150 << 20 }
    attributes.expectsError = Int.random(in: 0..<100, using: &numbers) < 8
    return (source + "\n", attributes)
  }

  private static func first(_ number: Int, _ kind: Int) -> String {
    switch kind {
    case 0: "var total = \(number)\n"
    case 1: "var total = \(number)\nlet words = [\"a\", \"b\"]\nwords\n"
    case 2:
      "import Foundation\nvar total = \(number)\ntry \"0\".write(toFile: \"f.txt\", atomically: true, encoding: .utf8)\n"
    default: "var total = Int(Tensor(shape: [1, 1], scalars: [\(number)])[0, 0])\nprint(total)\n"
    }
  }

  private static func well(_ place: Int, _ number: Int, _ kind: Int) -> String {
    switch kind {
    case 0: "total += \(number)\nprint(\"total\", total)"
    case 1: "func f\(place)(_ n: Int) -> Int { n * \(number) }\nprint(f\(place)(total))"
    case 2: "let name = \"\(number)\"\nname"
    case 3:
      """
      total += 1
      try "\(number) \\(total)".write(toFile: "f\(number % 3).txt", atomically: true, encoding: .utf8)
      print(try FileManager.default.contentsOfDirectory(atPath: ".").sorted())
      """
    case 4: "print((0..<3).map { (try? String(contentsOfFile: \"f\\($0).txt\", encoding: .utf8)) ?? \"-\" })"
    case 5: "let got\(place) = await Task { \(number) }.value\nprint(got\(place) + total)"
    case 6: "Task { print(\"later\", total) }\nprint(\"first\")"
    case 7:
      """
      let worker\(place) = Thread { while true { usleep(1_000_000) } }
      worker\(place).start()
      print("thread")
      """
    case 8: "for i in 0..<\(number)_000 { print(\"line\", i) }"
    case 9:
      """
      let m\(place) = Tensor(shape: [300, 300], scalars: [Float](repeating: \(number), count: 90_000))
      let layer\(place) = Sequential(InputLayer(shape: [300]), Dense(2, useBias: false, kernelInitializer: .ones))
      print(try layer\(place).predict(m\(place))[0, 0])
      """
    case 10:
      """
      let sleeper\(place) = Process()
      sleeper\(place).executableURL = URL(fileURLWithPath: "/bin/sleep")
      sleeper\(place).arguments = ["1000"]
      try sleeper\(place).run()
      print("started")
      """
    default:
      """
      usleep(\(number)0_000)
      show(StepOutput.Table(columns: [.init("n")], rows: [["\(number)"]]))
      """
    }
  }

  private static func badly(_ number: Int, _ kind: Int) -> String {
    switch kind {
    case 0: "print(totl)"
    case 1: "struct Bad: Error { var n = \(number) }\nprint(\"a\")\nthrow Bad()"
    case 2: "print(\"b\")\nprint([\(number)][total * 0 + 1])"
    case 3: "UnsafeMutablePointer<Int>(bitPattern: \(8 * number))!.pointee = 1"
    case 4: "print(\"c\")\nexit(\(number % 4))"
    case 5: "print(\"d\")\nwhile true {}"
    case 6: "func deep(_ n: Int) -> Int { deep(n + 1) + 1 }\nprint(deep(0))"
    case 7: "var all: [[UInt8]] = []\nwhile true { all.append([UInt8](repeating: 1, count: 4 << 20)) }"
    case 8: "print(\"e\")\nsleep(600)"
    case 9: "Task { fatalError(\"in a task\") }"
    default: "abort()"
    }
  }

  /// The lesson of these steps; each stands `gap` lines below the end of the one before.
  static func lesson(_ steps: [(source: String, attributes: Step.Attributes)], gap: Int) -> Lesson {
    var line = 1
    let blocks = steps.enumerated().map { index, step in
      line += gap
      let made = Step(id: "s\(index + 1)", source: step.source, line: line, attributes: step.attributes)
      line += made.lines.count
      return Lesson.Block.step(made)
    }
    return Lesson(name: "torture", file: "Lessons/torture.md", title: "Torture", parameters: [], blocks: blocks)
  }
}

/// xorshift64 (Marsaglia 2003): what a failing run drew can be drawn again.
struct TortureNumbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
