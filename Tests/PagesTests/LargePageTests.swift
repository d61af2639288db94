import Foundation
import StepOutput
import TestSupport
import Testing

@testable import Literate

extension InABrowser {
  /// Prints how large and how quick a page of a hundred steps is.
  @Suite(.serialized)
  struct LargePageTests {
    @Test func aHundredStepsAndTwentyCharts() async throws {
      let course = try PagesBench.course()
      let record = try JSONDecoder().decode(
        LessonRecord.self,
        from: Data(contentsOf: course.folder.appendingPathComponent("04-train-the-urban-rural-head.json")))
      let charts = record.steps.flatMap(\.outputs).filter { if case .figure = $0 { true } else { false } }
      try #require(charts.count >= 2)
      let text = (1...100).map { number in
        """
        ## Section \(number)

        \(String(repeating: "Words of the lesson that a reader reads. ", count: 12))

        ```swift {#s\(number), title="Step of section \(number)"}
        let values\(number) = (0..<10).map { $0 * \(number) }
        for value in values\(number) where value > 3 { print("the value", value) }
        struct Thing\(number) { var name = "a name"; var count = \(number) }
        print(Thing\(number)())
        ```

        """
      }.joined()
      let bench = try PagesBench.lessons([("01-large", text)], outputs: []) { lesson in
        lesson.steps.enumerated().map { index, _ in
          [.text(String(repeating: "a line of output\n", count: 12))] + (index % 10 == 0 ? Array(charts.prefix(2)) : [])
        }
      }
      let size = try FileManager.default.attributesOfItem(atPath: bench.url("01-large").path)[.size] as? Int ?? .max
      #expect(size < 2_000_000)
      try await Browser.with { browser in
        var times: [Double] = []
        for _ in 0..<5 {
          try await browser.open(bench.url("01-large"))
          times.append(
            try await browser.run(
              "var t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd - t.startTime",
              as: Double.self))
        }
        print(
          "100 steps with 20 charts: \(size / 1000) KB; loaded in \(times.map { "\(Int($0)) ms" }.joined(separator: ", "))"
        )
        #expect(try await browser.run("return document.querySelectorAll('.step').length", as: Int.self) == 100)
        #expect(try await browser.run("return document.querySelectorAll('figure.chart').length", as: Int.self) == 20)
      }
    }
  }
}
