import Foundation
import StepOutput
import Testing

@testable import Literate

/// What counts as a difference, without a kernel.
@Suite struct RowComparisonTests {
  private func record(_ outputs: [StepOutput], line: Int = 10) -> StepRecord {
    StepRecord(id: "s", firstLine: line, lastLine: line + 3, state: .ran, outputs: outputs)
  }

  /// The differences between what was recorded and several runs.
  private func differences(
    _ recorded: [StepOutput], _ runs: [StepOutput]..., tolerance: CheckTolerance = .init()
  ) -> [Difference] {
    var noise = StepNoise(ShownRows(record(runs[0])).rows)
    for run in runs.dropFirst() { noise.learn(ShownRows(record(run)).rows) }
    return RowComparison(ShownRows(record(recorded)).rows, noise: noise, tolerance: tolerance).differences
  }

  private func texts(_ recorded: String, _ runs: String..., tolerance: CheckTolerance = .init()) -> [Difference] {
    var noise = StepNoise(ShownRows(record([.text(runs[0])])).rows)
    for run in runs.dropFirst() { noise.learn(ShownRows(record([.text(run)])).rows) }
    return RowComparison(ShownRows(record([.text(recorded)])).rows, noise: noise, tolerance: tolerance).differences
  }

  @Test func numbersAreNumbers() {
    #expect(texts("loss 0.5000", "loss 0.5").isEmpty)
    #expect(texts("loss 0.500001", "loss 0.5").isEmpty)
    #expect(texts("a 1,000 b", "a 1000 b").isEmpty)
    let found = texts("loss: 0.5100", "loss: 0.5000")
    #expect(found.count == 1 && found[0].place == "printed line 1" && found[0].kind == .text)
    #expect(found[0].numbers.map(\.recorded) == [0.51] && found[0].numbers.map(\.now) == [0.5])
    #expect(found[0].numbers[0].noise == 0 && abs(found[0].numbers[0].allowed - 0.51e-4) < 1e-9)
    #expect(found[0].pieces.map(\.side) == [.both, .recorded, .now])
    #expect(texts("loss: 0.5100", "loss: 0.5000", tolerance: .init(relative: 0.05)).isEmpty)
    #expect(texts("1e-5", "2e-5").count == 1)
  }

  @Test func countsHaveToBeTheSame() {
    #expect(texts("Total params: 3,413,024", "Total params: 3,413,025").count == 1)
    #expect(texts("5%", "5 s").count == 1, "another unit is another thing")
    #expect(texts("3", "3.0").isEmpty)
  }

  @Test func wordsHaveToBeTheSame() {
    #expect(texts("a b c", "a x c").first?.pieces.map(\.text) == ["a", " b", " x", " c"])
    #expect(texts("a\nb\n", "a\n") == [Difference(kind: .text, place: "printed line 2", recorded: "b", context: "a")])
    #expect(texts("a\n", "a\nb\n").first?.now == "b")
    #expect(texts("  a", "a").count == 1)
  }

  @Test func whatDiffersByItselfIsNoise() {
    #expect(texts("x = 0.3", "x = 0.1", "x = 0.4").isEmpty)
    #expect(texts("x = 1.2", "x = 0.1", "x = 0.4").isEmpty, "0.8 above, and three times 0.3 is allowed")
    #expect(texts("x = 1.4", "x = 0.1", "x = 0.4").first?.numbers.first?.noise.isApproximately(0.3) == true)
    #expect(texts("it is red today", "it is blue today", "it is green today").isEmpty)
    #expect(texts("it is red today", "it is blue today", "it is green now").count == 0)
    #expect(texts("it was red today", "it is blue today", "it is green today").count == 1)
    #expect(texts("one\ntwo\nthree\n", "one\nthree\n", "one\ntwo\nthree\n").isEmpty)
  }

  @Test func timesThatDifferAreTimes() {
    #expect(texts("took 0.31 s", "took 0.20 s", "took 0.21 s").isEmpty)
    #expect(texts("took 31 s, 5ms each", "took 31 s, 4ms each", "took 31 s, 989us each").isEmpty)
    #expect(texts("took 31 s, 5ms each", "took 21 s, 4ms each", "took 21 s, 989us each").isEmpty, "none is compared")
    #expect(
      texts("waits for 31 s", "waits for 21 s", "waits for 21 s").count == 1, "a time that stands still is no noise")
  }

  @Test func driftInNoisyTextIsFound() {
    let line = "6/6 ━━━━ 0s %@/step - accuracy: %@ - loss: 0.71"
    func said(_ time: String, _ accuracy: String) -> String { String(format: line, time, accuracy) }
    #expect(texts(said("3ms", "0.95"), said("8ms", "0.95"), said("989us", "0.95")).isEmpty)
    let found = texts(said("3ms", "0.90"), said("8ms", "0.95"), said("989us", "0.95"))
    #expect(found.count == 1 && found[0].numbers.map(\.recorded) == [0.9])
    #expect(found[0].pieces.count { $0.side != .both } == 2, "the time is not among what differs")
    #expect(texts("1 min 3 s, accuracy 0.90", "59 s, accuracy 0.95", "1 min 1 s, accuracy 0.95").count == 1)
  }

  @Test func progressIsItsLastState() {
    #expect(texts("1/3\r2/3\r3/3 done\n", "1/3\r3/3 done\n").isEmpty)
    #expect(
      differences([.text("a"), .text("b\n")], [.text("ab\n"), .progress(.init(id: "x", fraction: 1, label: "x"))])
        .isEmpty)
  }

  private func table(_ rows: [[String]], title: String = "T") -> StepOutput.Table {
    StepOutput.Table(title: title, columns: [.init("layer"), .init("params")], rows: rows, plainText: "\(rows)")
  }

  @Test func tablesAreRowsAndCells() {
    let old = table([["conv", "864"], ["dense", "2,562"]])
    #expect(differences([.table(old)], [.table(old)]).isEmpty)
    let cell = differences([.table(old)], [.table(table([["conv", "864"], ["dense", "2,563"]]))])
    #expect(cell.map(\.place) == ["table “T”, row “dense”, params"] && cell.first?.numbers.first?.now == 2563)
    let more = differences([.table(old)], [.table(table([["conv", "864"], ["relu", "0"], ["dense", "2,562"]]))])
    #expect(more.map(\.now) == ["relu  0"] && more.map(\.recorded) == [nil])
    #expect(differences([.table(old)], [.table(table(old.rows, title: "U"))]).map(\.recorded) == ["T"])
    let less = differences([.table(old)], [.table(table([["conv", "864"]]))])
    #expect(less.map(\.place) == ["table “T”, row “dense”"] && less.map(\.recorded) == ["dense  2,562"])
    var wide = table([["conv", "864", "x"], ["dense", "2,562", "y"]])
    wide.columns.append(.init("more"))
    #expect(differences([.table(old)], [.table(wide)]).count == 6, "a column more is told with all its rows")
    #expect(differences([.table(wide)], [.table(old)], [.table(wide)]).isEmpty)
    // All of it is one thing to say.
    #expect(differences([.table(old)], [.text("x\n")]).map(\.recorded) == ["table “T”", nil])
  }

  @Test func chartsAreTheirData() {
    func chart(_ value: String, svg: String = "<svg/>") -> StepOutput {
      let data = StepOutput.Table(
        columns: [.init("epoch"), .init("training"), .init("validation")],
        rows: [["1", "0.5", "0.7"], ["2", "0.9", value]])
      return .figure(.init(title: "Accuracy", description: svg, light: svg, dark: svg, data: data))
    }
    #expect(differences([chart("0.95")], [chart("0.950", svg: "<svg></svg>")]).isEmpty)
    let found = differences([chart("0.95")], [chart("0.90")])
    #expect(found.map(\.place) == ["chart “Accuracy”, epoch 2, validation"] && found.first?.kind == .chart)
  }

  @Test func picturesAreBytesAndWords() {
    func grid(_ bytes: [UInt8], caption: String = "cat, 80%", mark: StepOutput.ImageGrid.Mark? = .right, width: Int = 3)
      -> StepOutput
    {
      .images(
        .init(pictures: [
          .init(
            data: Data(bytes), mediaType: "image/png", width: width, height: 2, caption: caption, alternativeText: "x",
            mark: mark)
        ]))
    }
    #expect(differences([grid([1, 2])], [grid([1, 2])]).isEmpty)
    #expect(differences([grid([1, 2])], [grid([1, 3])]).map(\.place) == ["pictures, picture 1"])
    #expect(differences([grid([1, 2])], [grid([1, 3])], [grid([4])]).isEmpty, "drawn by lot")
    #expect(differences([grid([1])], [grid([1], caption: "cat, 70%")]).map(\.place) == ["pictures, picture 1, caption"])
    #expect(differences([grid([1])], [grid([1], mark: .wrong)]).map(\.now) == ["wrong"])
    #expect(differences([grid([1])], [grid([1], width: 4)]).map(\.place) == ["pictures, picture 1, size"])
  }

  @Test func failuresMoveWithTheirStep() {
    func failing(_ line: Int, at first: Int, _ message: String = "Index out of range") -> StepRecord {
      record(
        [.error(.init(kind: .trap, message: message, file: "a.md", line: line, details: ["called from line \(line)"]))],
        line: first)
    }
    func compare(_ old: StepRecord, _ new: StepRecord) -> [Difference] {
      RowComparison(ShownRows(old).rows, noise: StepNoise(ShownRows(new).rows), tolerance: .init()).differences
    }
    #expect(compare(failing(12, at: 10), failing(22, at: 20)).isEmpty)
    let moved = compare(failing(12, at: 10), failing(13, at: 10))
    #expect(moved.map(\.recorded) == ["line 3 of the step"] && moved.map(\.now) == ["line 4 of the step"])
    #expect(
      compare(failing(12, at: 10), failing(12, at: 10, "Division by zero")).map(\.place) == ["its failure, message"])
  }
}

extension Double {
  fileprivate func isApproximately(_ other: Double) -> Bool { abs(self - other) < 1e-9 }
}
