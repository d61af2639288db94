/// A course of many lessons of three small steps.
enum LessonsGrowth {
  static func measure(_ count: Int) throws -> [GrowthFigure: Double] {
    let course = try ScratchCourse()
    defer { course.remove() }
    try course.write("# Warm\n\n```swift\nprint(1)\n```\n", to: "000-warm.md")
    try course.run("000")
    let number = Int.random(in: 1_000_000..<1_000_000_000)
    for index in 1...count { try course.write(lesson(index, number), to: name(index)) }
    try course.removeLesson("000-warm.md")
    let fresh = try course.run().all
    let unchanged = try course.run().all
    let middle = (count + 1) / 2
    try course.write(lesson(middle, number, isEdited: true), to: name(middle))
    let edited = try course.run().all
    let memory = try course.run(watchesMemory: true).memory
    return [
      .fresh: fresh, .unchanged: unchanged, .edited: edited, .runnerMemory: Double(memory?.runner ?? 0),
    ]
  }

  private static func name(_ index: Int) -> String { "\(String(1000 + index).dropFirst())-lesson.md" }

  private static func lesson(_ index: Int, _ number: Int, isEdited: Bool = false) -> String {
    """
    # Lesson \(index)

    ```swift {#one}
    let one = \(number + index)
    print(one)
    ```

    Some words between steps.

    ```swift {#two}
    let two = one + \(isEdited ? 2 : 1)
    print(two)
    ```

    ```swift {#three}
    print(one + two)
    ```

    """
  }
}
