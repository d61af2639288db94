/// A lesson of many small steps, each of which needs the one before it.
enum StepsGrowth {
  static func measure(_ count: Int) throws -> [GrowthFigure: Double] {
    let course = try ScratchCourse()
    defer { course.remove() }
    // What the first step in a new cache costs once is not a step's cost.
    try course.write("# Warm\n\n```swift\nprint(1)\n```\n", to: "00-warm.md")
    try course.run("00")
    let number = Int.random(in: 1_000_000..<1_000_000_000)
    try course.write(lesson(of: count, number), to: "01-steps.md")
    let fresh = try course.run("01").all
    let compiled = try course.run("01", "--fresh").all
    try course.write(lesson(of: count, number, edited: count / 2), to: "01-steps.md")
    let edited = try course.run("01").all
    let memory = try course.run("01", "--fresh", watchesMemory: true).memory
    return [
      .fresh: fresh, .compiled: compiled, .edited: edited, .runnerMemory: Double(memory?.runner ?? 0),
      .kernelMemory: Double(memory?.kernels ?? 0),
    ]
  }

  private static func lesson(of count: Int, _ number: Int, edited: Int? = nil) -> String {
    let steps = (0..<count).map { index in
      let before = index > 0 ? "v\(index - 1)" : "\(number)"
      let value = index == edited ? "\(before) + 2" : "\(before) + 1"
      return "```swift {#s\(index)}\nlet v\(index) = \(value)\nprint(v\(index))\n```\n"
    }
    return "# Many steps\n\n" + steps.joined(separator: "\nAnd on.\n\n")
  }
}
