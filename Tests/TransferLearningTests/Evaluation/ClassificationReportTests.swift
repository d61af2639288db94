import Foundation
import Testing

@testable import TransferLearning

/// What scikit-learn says: `Golden/classification_reports.json`, made by `Golden/make.py`.
struct ScikitReport: Decodable, CustomTestStringConvertible, Sendable {
  struct Numbers: Decodable, Sendable {
    let precision, recall, f1, support: Double
    enum CodingKeys: String, CodingKey {
      case precision, recall, support
      case f1 = "f1-score"
    }
  }

  struct Reports: Decodable, Sendable {
    var rows: [String: Numbers] = [:]
    var accuracy = 0.0

    init(from decoder: any Decoder) throws {
      struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }
      let container = try decoder.container(keyedBy: Name.self)
      for key in container.allKeys {
        if key.stringValue == "accuracy" {
          accuracy = try container.decode(Double.self, forKey: key)
        } else {
          rows[key.stringValue] = try container.decode(Numbers.self, forKey: key)
        }
      }
    }
  }

  let name, text: String
  let names: [String]
  let truths, predictions: [Int]
  let probabilities: [[Float]]?
  let digits: Int
  let numbers: Reports
  let counts: [[Int]]
  var testDescription: String { name }

  static let all: [ScikitReport] = {
    struct File: Decodable { let cases: [ScikitReport] }
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Golden/classification_reports.json")
    do {
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
    } catch {
      Issue.record("\(error)")
      return []
    }
  }()
}

@Suite struct ClassificationReportTests {
  @Test func thereAreCases() { #expect(ScikitReport.all.count == 9) }

  @Test(arguments: ScikitReport.all) func saysWhatScikitLearnSays(golden: ScikitReport) throws {
    let report = try ClassificationReport(
      classes: golden.names, truths: golden.truths, predictions: golden.predictions, digits: golden.digits)
    #expect(report.description == golden.text)
    #expect(report.counts.counts == golden.counts)
    #expect(abs(report.accuracy - golden.numbers.accuracy) < 1e-12)
    for row in report.rows + [report.macroAverage, report.weightedAverage] {
      let expected = try #require(golden.numbers.rows[row.name])
      #expect(abs(row.precision - expected.precision) < 1e-12, "\(row.name)")
      #expect(abs(row.recall - expected.recall) < 1e-12, "\(row.name)")
      #expect(abs(row.f1Score - expected.f1) < 1e-12, "\(row.name)")
      #expect(Double(row.support) == expected.support, "\(row.name)")
    }
    #expect(golden.numbers.rows.count == golden.names.count + 2)
  }

  @Test(arguments: ScikitReport.all.filter { $0.probabilities != nil })
  func fromProbabilitiesAndTargets(golden: ScikitReport) throws {
    let rows = try #require(golden.probabilities)
    let predictions = Tensor(shape: [rows.count, rows[0].count], scalars: rows.flatMap { $0 })
    let targets = Tensor(shape: [golden.truths.count], scalars: golden.truths.map(Float.init))
    #expect(
      try ClassificationReport(predictions: predictions, targets: targets, classes: golden.names).description
        == golden.text)
    let column = targets.reshaped([targets.count, 1])
    #expect(
      try ClassificationReport(predictions: predictions, targets: column, classes: golden.names).description
        == golden.text)
    #expect(try ConfusionMatrix(predictions: predictions, targets: targets).counts == golden.counts)
    if rows[0].count == 1 {
      let flat = predictions.reshaped([rows.count])
      #expect(
        try ClassificationReport(predictions: flat, targets: targets, classes: golden.names).description
          == golden.text)
      // What a model without a sigmoid would have said.
      let logits = predictions.map { log($0 / (1 - $0)) }
      #expect(
        try ConfusionMatrix(predictions: logits, targets: targets, fromLogits: true).counts == golden.counts)
      #expect(predictions.predictedClasses() == golden.predictions)
    } else {
      var oneHot = Tensor(shape: predictions.shape)
      oneHot.withUnsafeMutableScalars { scalars in
        for (row, truth) in golden.truths.enumerated() { scalars[row * rows[0].count + truth] = 1 }
      }
      #expect(try ConfusionMatrix(predictions: predictions, targets: oneHot).counts == golden.counts)
      #expect(
        try ConfusionMatrix(predictions: predictions.map { log($0) + 3 }, targets: oneHot, fromLogits: true).counts
          == golden.counts)
    }
  }

  @Test func aThresholdOfOnesOwn() throws {
    let predictions = Tensor(shape: [4, 1], scalars: [0.1, 0.4, 0.6, 0.9])
    let targets = Tensor(shape: [4], scalars: [0, 1, 0, 1])
    #expect(try ConfusionMatrix(predictions: predictions, targets: targets).counts == [[1, 1], [1, 1]])
    #expect(
      try ConfusionMatrix(predictions: predictions, targets: targets, threshold: 0.3).counts == [[1, 1], [0, 2]])
    #expect(
      try ConfusionMatrix(predictions: predictions, targets: targets, threshold: 0.9).counts == [[2, 0], [2, 0]])
  }

  @Test func isATable() throws {
    let report = try ClassificationReport(
      "On the test pictures", classes: ["a", "b", "c"], truths: [0, 0, 1], predictions: [0, 1, 1])
    guard case .table(let table)? = StepOutput.showing(report).first else { throw FilterError.notOfColours([]) }
    #expect(table.title == "On the test pictures")
    #expect(table.columns.map(\.title) == ["class", "precision", "recall", "f1-score", "support"])
    #expect(
      table.rows == [
        ["a", "1.00", "0.50", "0.67", "2"], ["b", "0.50", "1.00", "0.67", "1"], ["c", "0.00", "0.00", "0.00", "0"],
        ["accuracy", "", "", "0.67", "3"], ["macro avg", "0.50", "0.50", "0.44", "3"],
        ["weighted avg", "0.83", "0.67", "0.67", "3"],
      ])
    #expect(
      table.footer == [
        "Nothing was taken for c: precision of nothing counts as 0.",
        "No example is c: recall of nothing counts as 0.",
      ])
    #expect(PlainText.table(table).hasPrefix(report.description))
    #expect(PlainText.table(table).hasSuffix("counts as 0.\n"))
    #expect(report["b"]?.recall == 1 && report["z"] == nil)
  }

  @Test func whatCannotBeReportedOnIsSaid() throws {
    let (classes, two) = (["a", "b"], Tensor(shape: [2, 2], scalars: [1, 0, 0, 1]))
    func report(_ predictions: Tensor, _ targets: Tensor) throws -> ClassificationReport {
      try ClassificationReport(predictions: predictions, targets: targets, classes: classes)
    }
    #expect(throws: EvaluationError.nothing) {
      try ClassificationReport(classes: classes, truths: [], predictions: [])
    }
    #expect(throws: EvaluationError.counts(truths: 1, predictions: 2)) {
      try ClassificationReport(classes: classes, truths: [1], predictions: [1, 0])
    }
    #expect(throws: EvaluationError.classNumber(2, classes: 2)) {
      try ClassificationReport(classes: classes, truths: [1, 2], predictions: [1, 0])
    }
    #expect(throws: EvaluationError.classNumber(0.5, classes: 2)) {
      try report(two, Tensor(shape: [2], scalars: [0, 0.5]))
    }
    #expect(throws: EvaluationError.classNumber(-1, classes: 2)) {
      try report(two, Tensor(shape: [2], scalars: [0, -1]))
    }
    #expect(throws: EvaluationError.targets([3], predictions: [2, 2])) { try report(two, Tensor(shape: [3])) }
    #expect(throws: EvaluationError.targets([2, 5], predictions: [2, 2])) { try report(two, Tensor(shape: [2, 5])) }
    #expect(throws: EvaluationError.classes(predicted: 3, names: classes)) {
      try report(Tensor(shape: [2, 3]), Tensor(shape: [2]))
    }
    let logits = #expect(throws: EvaluationError.noProbability(7)) {
      try report(Tensor(shape: [2, 2], scalars: [7, -2, 0, 1]), Tensor(shape: [2]))
    }
    #expect(logits?.description.contains("fromLogits: true") == true)
    #expect(throws: EvaluationError.self) {
      try report(Tensor(shape: [2, 2], scalars: [.nan, 0, 0, 1]), Tensor(shape: [2]))
    }
    #expect("\(EvaluationError.classNumber(.infinity, classes: 2))".contains("no class inf"))
  }
}
