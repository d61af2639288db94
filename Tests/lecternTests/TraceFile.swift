import Foundation

/// A trace as `lectern run --profile` writes it, read as a viewer would.
struct TraceFile {
  struct Event: Decodable {
    let name: String
    let cat: String?
    let ph: String
    let ts, dur: Double?
    let pid, tid: Int
    let args: [String: String]?

    var begin: Double { ts ?? -1 }
    var end: Double { begin + (dur ?? -1) }

    private enum CodingKeys: CodingKey { case name, cat, ph, ts, dur, pid, tid, args }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      (name, ph) = (try values.decode(String.self, forKey: .name), try values.decode(String.self, forKey: .ph))
      cat = try values.decodeIfPresent(String.self, forKey: .cat)
      ts = try values.decodeIfPresent(Double.self, forKey: .ts)
      dur = try values.decodeIfPresent(Double.self, forKey: .dur)
      (pid, tid) = (try values.decode(Int.self, forKey: .pid), try values.decode(Int.self, forKey: .tid))
      // An index to sort by is a number.
      args = try? values.decode([String: String].self, forKey: .args)
    }
  }

  private struct File: Decodable { let traceEvents: [Event] }

  /// A place where events lie one after the other or one within the other, by the names of process and thread.
  struct Lane: Hashable { let process, thread: String }

  /// What happened, by lane, what holds others before them.
  let lanes: [Lane: [Event]]

  init(_ text: String) throws {
    let events = try JSONDecoder().decode(File.self, from: Data(text.utf8)).traceEvents
    func names(_ kind: String, _ key: (Event) -> [Int]) -> [[Int]: String] {
      let named = events.filter { $0.ph == "M" && $0.name == kind }
      return Dictionary(uniqueKeysWithValues: named.map { (key($0), $0.args?["name"] ?? "") })
    }
    let processes = names("process_name") { [$0.pid] }
    let threads = names("thread_name") { [$0.pid, $0.tid] }
    lanes = Dictionary(grouping: events.filter { $0.ph == "X" }) { event in
      Lane(process: processes[[event.pid]] ?? "?", thread: threads[[event.pid, event.tid]] ?? "?")
    }.mapValues { $0.sorted { ($0.begin, -$0.end) < ($1.begin, -$1.end) } }
  }

  /// Each event of a lane with those right within it. Nanoseconds are written: one may be rounded.
  ///
  /// - Returns: nil where one lies partly within another.
  static func nested(_ events: [Event]) -> [(event: Event, parts: [Event])]? {
    var found: [(event: Event, parts: [Event])] = []
    var open: [Int] = []
    for event in events {
      while let last = open.last, found[last].event.end <= event.begin + 0.0005 { open.removeLast() }
      if let holder = open.last {
        guard event.end <= found[holder].event.end + 0.002 else { return nil }
        found[holder].parts.append(event)
      }
      open.append(found.count)
      found.append((event, []))
    }
    return found
  }
}
