import Foundation

/// Where the time of a run goes: what was done from when to when, on lanes. Filled from any thread.
///
/// Whoever measures has a ``ProfileLane``; where nobody asked for a profile, that is ``ProfileLane/off``, and nothing is measured.
public final class RunProfile: @unchecked Sendable {
  /// Something that was done without a break.
  struct Span {
    var kind: ProfileKind
    /// What it was done to: a step's id, a file; empty for what goes without saying.
    var name: String
    var lane: ProfileLane.Place
    var begin: ContinuousClock.Instant
    var end: ContinuousClock.Instant
    var facts: [String: String]
  }

  /// When it began.
  let begin = ContinuousClock.now
  private let lock = NSLock()
  private var spans: [Span] = []
  /// Names, by processes and by lanes.
  private var groups: [String] = []
  private var laneNames: [ProfileLane.Place: String] = [:]
  private var busy: Set<ProfileLane.Place> = []

  public init() {}

  /// The first lane of a group, such as a lesson; always the same for a name.
  public func lane(of group: String, _ name: String) -> ProfileLane {
    lock.withLock {
      if !groups.contains(group) { groups.append(group) }
      let place = ProfileLane.Place(group: (groups.firstIndex(of: group) ?? 0) + 1, line: 1)
      laneNames[place] = name
      return ProfileLane(profile: self, place: place)
    }
  }

  /// A lane beside others of a group that nobody is on; to be given back.
  func takeLane(beside place: ProfileLane.Place, _ name: String) -> ProfileLane {
    lock.withLock {
      let line = (2...).first { !busy.contains(.init(group: place.group, line: $0)) } ?? 2
      let free = ProfileLane.Place(group: place.group, line: line)
      busy.insert(free)
      laneNames[free] = line == 2 ? name : "\(name) \(line - 1)"
      return ProfileLane(profile: self, place: free)
    }
  }

  func giveBack(_ lane: ProfileLane) { lock.withLock { _ = busy.remove(lane.place) } }

  func add(_ span: Span) { lock.withLock { spans.append(span) } }

  /// All that was measured so far, with the names of groups and lanes.
  var content: (spans: [Span], groups: [String], lanes: [ProfileLane.Place: String]) {
    lock.withLock { (spans, groups, laneNames) }
  }
}
