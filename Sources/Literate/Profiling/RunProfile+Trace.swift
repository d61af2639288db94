import Foundation

extension RunProfile {
  /// The profile in the Trace Event Format ("JSON Object Format"), which Perfetto and Chrome's `about:tracing` open: complete events in
  /// microseconds since the beginning, and the names of groups ("processes") and lanes ("threads").
  /// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
  ///
  /// - Parameter facts: what is to be known of the whole, by name.
  /// - Throws: what `JSONEncoder` throws.
  public func trace(_ facts: [String: String] = [:]) throws -> Data {
    let (spans, groups, lanes) = content
    let names = groups.enumerated().flatMap { index, name in
      [
        TraceEvent(metadata: "process_name", pid: index + 1, tid: 0, .init(name: name)),
        TraceEvent(metadata: "process_sort_index", pid: index + 1, tid: 0, .init(sortIndex: index)),
      ]
    }
    let threads = lanes.sorted { ($0.key.group, $0.key.line) < ($1.key.group, $1.key.line) }.map { place, name in
      TraceEvent(metadata: "thread_name", pid: place.group, tid: place.line, .init(name: name))
    }
    // What holds others comes before them.
    let events = spans.sorted { ($0.begin, $1.end) < ($1.begin, $0.end) }.map { TraceEvent($0, since: begin) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Trace(traceEvents: names + threads + events, otherData: facts))
  }
}

private struct Trace: Encodable {
  var traceEvents: [TraceEvent]
  var displayTimeUnit = "ms"
  var otherData: [String: String]
}

/// One event, with the names that the format gives its fields.
private struct TraceEvent: Encodable {
  struct Metadata: Encodable {
    var name: String?
    var sortIndex: Int?

    enum CodingKeys: String, CodingKey {
      case name
      case sortIndex = "sort_index"
    }
  }

  enum Arguments: Encodable {
    case metadata(Metadata)
    case facts([String: String])

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .metadata(let metadata): try metadata.encode(to: encoder)
      case .facts(let facts): try facts.encode(to: encoder)
      }
    }
  }

  var name: String
  var cat: String?
  var ph: String
  var ts: Double?
  var dur: Double?
  var pid: Int
  var tid: Int
  var args: Arguments

  init(metadata name: String, pid: Int, tid: Int, _ metadata: Metadata) {
    (self.name, ph, self.pid, self.tid, args) = (name, "M", pid, tid, .metadata(metadata))
  }

  init(_ span: RunProfile.Span, since begin: ContinuousClock.Instant) {
    // What was done, and to what.
    name = [span.kind == .work ? "" : span.kind.rawValue, span.name].filter { !$0.isEmpty }.joined(separator: " ")
    cat = span.kind.rawValue
    ph = "X"
    (ts, dur) = (Self.microseconds(span.begin - begin), Self.microseconds(span.end - span.begin))
    (pid, tid) = (span.lane.group, span.lane.line)
    args = .facts(span.facts)
  }

  /// To the nanosecond.
  private static func microseconds(_ duration: Duration) -> Double { (duration / .nanoseconds(1)).rounded() / 1000 }
}
