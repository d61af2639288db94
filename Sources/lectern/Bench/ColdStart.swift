import Foundation

/// A lesson of one step, from starting `lectern run` to its saying that the step has run.
enum ColdStart {
  static func measure() throws -> KernelMeasurement {
    let course = try ScratchCourse()
    defer { course.remove() }
    func first(_ number: UInt32) throws -> Double {
      // What it prints differs each time: the step has to run, and is compiled where it is new.
      try course.write("# One step\n\n```swift {#answer}\nprint(6 * 7, \(number))\n```\n", to: "01-one.md")
      let times = try course.run("01")
      return times.first ?? times.all
    }
    let (one, two) = (UInt32.random(in: 0 ... .max), UInt32.random(in: 0 ... .max))
    let empty = try first(one)
    let new = try first(two)
    let known = try first(one)
    return KernelMeasurement([.coldStart: new, .coldStartCompiled: known, .coldStartEmptyCache: empty])
  }
}
