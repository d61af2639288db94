import Files
import Foundation
import StepOutput

/// A file that a lesson used, and what has to be there for a run to come out the same.
struct LessonInput: Codable, Hashable, Sendable {
  /// What counts of it.
  enum Kind: String, Codable, Sendable {
    /// Its bytes.
    case content
    /// Size and time; nobody read more.
    case status
    /// What is there, a file or a folder or nothing.
    case presence
    /// A folder's names.
    case names
    /// The names beside the lesson, as far as its steps find them in their own folder.
    case beside
    /// Where a link leads.
    case link
    /// It is what the lesson left behind.
    case written
  }

  var kind: Kind
  /// Absolute.
  var path: String
  /// The first step that used it, by its place in the lesson.
  var step: Int
  /// When it was last seen to be right.
  var status: FileStatus
  /// Of its bytes, its names or where it leads, where that counts.
  var digest: String?
  /// A folder's names, where they are few enough to tell which is new.
  var names: [String]?
  /// It changed between its use and the lesson's end: what the lesson saw of it is not known.
  var isUnsettled = false

  static let mostNames = 1000

  /// A change within the step of a file's clock leaves its time as it is; two seconds are the coarsest in use.
  private static let clockStep = 2_000_000_000

  /// Whether something else is there than what counts.
  ///
  /// - Parameter taken: when this was written down, in nanoseconds since 1970.
  func change(since taken: Int, _ digests: InputDigests) -> InputChange? {
    if isUnsettled { return .whileItRan }
    let now = FileStatus(of: path)
    switch kind {
    case .presence: return now.thing == status.thing ? nil : .init(from: status.thing, to: now.thing)
    case .status:
      guard now.thing == status.thing else { return .init(from: status.thing, to: now.thing) }
      return now == status ? nil : .content
    case .names, .beside:
      guard now.thing == .folder else { return .init(from: .folder, to: now.thing) }
      return digest == digests.names(of: path, kind)?.digest ? nil : namesChange(digests)
    case .link: return digest == InputDigests.destination(of: path) ? nil : .content
    case .content, .written:
      guard now.thing == status.thing else { return .init(from: status.thing, to: now.thing) }
      if now == status, status.time < taken - Self.clockStep || status.thing != .file { return nil }
      guard now.size == status.size, let digest, digests.digest(of: path, now) == digest else { return .content }
      return nil
    }
  }

  private func namesChange(_ digests: InputDigests) -> InputChange {
    guard let names, let now = digests.names(of: path, kind)?.names else { return .names }
    if let new = now.first(where: { !names.contains($0) }) { return .newName(new) }
    if let gone = names.first(where: { !now.contains($0) }) { return .goneName(gone) }
    return .names
  }
}

/// How a file is not what it was.
enum InputChange: Hashable, Sendable {
  case content, gone, appeared, otherThing, names
  case newName(String)
  case goneName(String)
  case whileItRan

  init(from old: FileUse.Thing, to new: FileUse.Thing) {
    self = new == .absent ? .gone : old == .absent ? .appeared : .otherThing
  }
}
