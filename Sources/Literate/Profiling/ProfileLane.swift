/// A line of a profile: what is done there is done one after the other, or one within the other.
public struct ProfileLane: Sendable {
  struct Place: Hashable, Sendable {
    /// From 1, as all lines of a group stand together.
    var group: Int
    var line: Int
  }

  let profile: RunProfile?
  let place: Place

  /// Where nothing is measured.
  public static let off = ProfileLane(profile: nil, place: Place(group: 0, line: 0))

  /// Something begins; nil where nothing is measured.
  public func begin(_ kind: ProfileKind, _ name: @autoclosure () -> String = "") -> OpenSpan? {
    guard let profile else { return nil }
    return OpenSpan(profile: profile, kind: kind, name: name(), place: place, begin: .now)
  }

  /// Measures what `body` does.
  public func measure<Result>(
    _ kind: ProfileKind, _ name: @autoclosure () -> String = "", _ body: () throws -> Result
  ) rethrows -> Result {
    let span = begin(kind, name())
    defer { span?.end() }
    return try body()
  }

  /// Measures what `body` does, waiting included.
  public func measure<Result>(
    _ kind: ProfileKind, _ name: @autoclosure () -> String = "", isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    let span = begin(kind, name())
    defer { span?.end() }
    return try await body()
  }

  /// Adds what is known by now to have begun and ended; nothing where either is not known.
  func add(
    _ kind: ProfileKind, _ name: @autoclosure () -> String = "", from begin: ContinuousClock.Instant?,
    to end: ContinuousClock.Instant?, facts: @autoclosure () -> [String: String] = [:]
  ) {
    guard let profile, let begin, let end, begin <= end else { return }
    profile.add(.init(kind: kind, name: name(), lane: place, begin: begin, end: end, facts: facts()))
  }

  /// Lets `body` have a lane of its own in the same group, for what is done at the same time as other things.
  func beside<Result>(
    _ name: String, isolation: isolated (any Actor)? = #isolation, _ body: (ProfileLane) async throws -> Result
  ) async rethrows -> Result {
    guard let profile else { return try await body(.off) }
    let lane = profile.takeLane(beside: place, name)
    defer { profile.giveBack(lane) }
    return try await body(lane)
  }
}

/// Something that has begun and not ended.
public struct OpenSpan: Sendable {
  fileprivate let profile: RunProfile
  fileprivate let kind: ProfileKind
  fileprivate let name: String
  fileprivate let place: ProfileLane.Place
  fileprivate let begin: ContinuousClock.Instant

  /// It ends now.
  ///
  /// - Parameter facts: what is to be known of it, by name.
  public func end(_ facts: [String: String] = [:]) {
    profile.add(.init(kind: kind, name: name, lane: place, begin: begin, end: .now, facts: facts))
  }
}
