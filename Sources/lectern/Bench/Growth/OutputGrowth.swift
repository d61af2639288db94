import Foundation

/// A step that prints a lot.
enum OutputGrowth {
  private static let line = 100

  static func measure(_ bytes: Int) throws -> [GrowthFigure: Double] {
    let course = try ScratchCourse()
    defer { course.remove() }
    let text = """
      # Much

      ```swift {#much}
      let line = String(repeating: "x", count: \(min(line, bytes) - 1))
      for _ in 0..<\(max(bytes / line, 1)) { print(line) }
      ```

      """
    try course.write(text, to: "01-much.md")
    try course.run()
    let compiled = try course.run("--fresh").all
    let memory = try course.run("--fresh", watchesMemory: true).memory
    let page = course.folder.appendingPathComponent("Output/01-much.html").path
    let size = try FileManager.default.attributesOfItem(atPath: page)[.size] as? Int
    return [
      .compiled: compiled, .runnerMemory: Double(memory?.runner ?? 0), .kernelMemory: Double(memory?.kernels ?? 0),
      .page: Double(size ?? 0),
    ]
  }
}
