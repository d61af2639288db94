import Benchmarks
import Foundation

/// A report and what it is called on the page.
struct NamedReport {
  let title: String
  let report: MeasuredReport
  /// The report as it was read, with all that its bench said.
  private let json: Any

  /// The heading of a bench's section, by its word.
  private static let titles = [
    "inference": "Inference", "training": "Training", "kernel": "Lessons that change", "input": "Input",
    "growth": "Growth",
    "course": "The course",
  ]

  private struct Collection: Decodable {
    struct Entry: Decodable {
      let title: String
      let report: MeasuredReport
    }
    let reports: [Entry]
  }

  private init(title: String?, file: URL, _ report: MeasuredReport, json: Any) {
    self.title = title ?? report.bench.flatMap { Self.titles[$0] } ?? file.deletingPathExtension().lastPathComponent
    self.report = report
    self.json = json
  }

  /// The report of a bench, or those of an earlier page.
  ///
  /// - Throws: ``ReportError``.
  static func read(_ path: String) throws -> [NamedReport] {
    let file = URL(fileURLWithPath: path)
    guard let data = try? Data(contentsOf: file) else { throw ReportError.noFile(path) }
    guard let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw ReportError.noJSON(path)
    }
    do {
      if let raw = json["reports"] as? [[String: Any]] {
        let entries = try JSONDecoder().decode(Collection.self, from: data).reports
        return zip(entries, raw).map { NamedReport(title: $0.title, file: file, $0.report, json: $1["report"] ?? $1) }
      }
      return [
        NamedReport(title: nil, file: file, try JSONDecoder().decode(MeasuredReport.self, from: data), json: json)
      ]
    } catch let error as DecodingError {
      throw ReportError.noReport(path, missing: error.place)
    }
  }

  /// Reports as one file, which ``read(_:)`` reads.
  static func json(_ reports: [NamedReport]) throws -> Data {
    let entries = reports.map { ["title": $0.title, "report": $0.json] }
    return try JSONSerialization.data(
      withJSONObject: ["reports": entries], options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      + Data("\n".utf8)
  }
}

extension DecodingError {
  /// Where something is that cannot be read: `rows.3.figures`.
  fileprivate var place: String {
    let (path, key): ([any CodingKey], (any CodingKey)?) =
      switch self {
      case .keyNotFound(let key, let context): (context.codingPath, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context.codingPath, nil)
      @unknown default: ([], nil)
      }
    return (path + [key].compactMap { $0 }).map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(
      separator: ".")
  }
}
