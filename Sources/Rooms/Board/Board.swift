import Foundation
import Literate

/// What the teacher's board shows at one moment, as HTML in sections that are replaced one by one. Whatever came from a learner is escaped.
struct Board {
  let room: Room
  /// The teacher's lesson; nil before they have begun.
  let lesson: LiveSnapshot?
  let addresses: [String]
  let coloured: ColouredAnswers
  private let people: [Standing]
  private let place: RoomPlace
  private let isAnonymous: Bool

  init(_ room: Room, lesson: LiveSnapshot?, addresses: [String], coloured: ColouredAnswers) {
    (self.room, self.lesson, self.addresses, self.coloured) = (room, lesson, addresses, coloured)
    (place, isAnonymous) = (room.place, room.isAnonymous)
    let (now, ids, place) = (room.now, lesson?.steps.map(\.id) ?? [], room.place)
    people = room.everybody.map { Standing($0, teacher: place, steps: ids, at: now) }
  }

  /// The sections by their ids.
  var sections: [String: String] {
    ["_facts": facts, "_door": door, "_errors": errors, "_grid": grid, "_answers": answers]
  }

  /// What somebody is called here.
  func name(_ learner: Learner) -> String {
    OwnPage.escaped(isAnonymous ? "Learner \(learner.number)" : learner.name)
  }

  // MARK: How many are where

  private var facts: String {
    if room.isOver { return "<p class=\"counts\"><strong>The room has ended.</strong></p>\n" }
    let counts = Dictionary(grouping: people, by: \.kind).mapValues(\.count)
    let order: [Standing.Kind] = [.with, .behind, .stuck, .elsewhere, .waiting, .reading, .away]
    let parts = order.compactMap { kind in
      counts[kind].map { "<span class=\"count \(kind)\"><b>\($0)</b> \(Self.words(kind))</span>" }
    }
    let whereabouts =
      place.step == nil
      ? "You have not run a step yet: run one, and the room is there."
      : "You are at <a href=\"\(Self.link(place))\">\(OwnPage.escaped(place.stepName ?? ""))</a> of \(OwnPage.escaped(place.title ?? ""))."
    return """
      <p class="where">\(whereabouts)</p>
      <p class="counts">\(parts.isEmpty ? "Nobody has joined yet." : parts.joined(separator: " "))</p>

      """
  }

  private static func words(_ kind: Standing.Kind) -> String {
    switch kind {
    case .with: "with you"
    case .behind: "behind"
    case .stuck: "stuck"
    case .elsewhere: "in another lesson"
    case .reading: "read along"
    case .waiting: "with no lesson open"
    case .away: "away"
    }
  }

  static func link(_ place: RoomPlace) -> String {
    func coded(_ text: String?) -> String {
      (text ?? "").addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-_.")))
        ?? ""
    }
    return "\(coded(place.lesson)).html#\(coded(place.step))"
  }

  // MARK: The way in

  private var door: String {
    if room.isOver { return "" }
    let links = addresses.map { "<li><code>\(OwnPage.escaped($0))</code></li>\n" }.joined()
    let state = room.isLocked ? "<p class=\"notice\">Nobody else is let in.</p>\n" : ""
    return """
      <p class="label" id="_how">Open this address in a browser</p>
      <ul class="addresses" aria-labelledby="_how">
      \(links)</ul>
      <p class="label">or run it with Lectern: <code>lectern serve --join \(OwnPage.escaped(addresses.first ?? "")) --code \(room.code) --name …</code></p>
      <p class="the-code"><span class="label">The code</span> <strong>\(room.code)</strong></p>
      \(state)
      """
  }

  // MARK: Who is where

  private var grid: String {
    let steps = (lesson?.steps ?? []).filter { $0.progress != .shownOnly }
    guard !people.isEmpty else { return "<p class=\"empty\">Here stands who is at which step.</p>\n" }
    let head = steps.map { step in
      let short = step.name.replacingOccurrences(of: "Step ", with: "")
      let mark = step.id == place.step ? " class=\"here\" aria-current=\"step\"" : ""
      let words = [step.name, step.title].compactMap { $0 }.joined(separator: ": ")
      return
        "<th scope=\"col\"\(mark)><abbr title=\"\(OwnPage.escaped(words))\">\(OwnPage.escaped(short))</abbr></th>\n"
    }
    return """
      <table>
      <caption>\(lesson.map { OwnPage.escaped($0.title) } ?? "No lesson yet")</caption>
      <thead><tr><th scope="col">Learner</th>\(head.joined())<th scope="col"><span class="spoken">Remove</span></th></tr></thead>
      <tbody>
      \(people.map { row($0, steps) }.joined())</tbody>
      </table>

      """
  }

  private func row(_ person: Standing, _ steps: [LiveSnapshot.Step]) -> String {
    let report =
      person.kind == .reading || person.learner.report?.lesson != lesson?.lesson ? nil : person.learner.report
    // An answer that runs and is not right yet is not done.
    let states = Dictionary(
      (report?.steps ?? []).map { ($0.id, $0.state == "ran" && $0.passed == false ? "notRight" : $0.state) }
    ) { first, _ in first }
    let cells = steps.map { step in
      let state = states[step.id] ?? ""
      let (sign, words) = Self.sign(state)
      let isAt = report?.step == step.id
      let classes = [state, isAt ? "at" : ""].filter { !$0.isEmpty }.joined(separator: " ")
      return
        "<td class=\"\(classes)\"><span aria-hidden=\"true\">\(sign)</span><span class=\"spoken\">\(isAt ? "is here, " : "")\(words)</span></td>\n"
    }
    let name = name(person.learner)
    let elsewhere =
      person.kind == .elsewhere ? person.learner.report.map { " " + OwnPage.escaped("(\($0.lesson))") } ?? "" : ""
    return """
      <tr class="\(person.kind)"><th scope="row">\(name) <span class="tag">\(person.words)\(elsewhere)</span></th>
      \(cells.joined())<td class="do"><button type="button" data-remove="\(person.learner.number)" data-key="remove-\(person.learner.number)" \
      aria-label="Remove \(name) from the room" title="Remove">✕</button></td></tr>

      """
  }

  /// A state as a sign, and for who hears it.
  private static func sign(_ state: String) -> (String, String) {
    switch state {
    case "ran": ("✓", "ran")
    case "failed": ("✗", "failed")
    case "notRight": ("≠", "not right yet")
    case "failedAsExpected": ("✓", "failed on purpose")
    case "stoppedEarly": ("◼", "stopped early")
    case "running": ("▶", "runs")
    case "queued": ("…", "waits for its turn")
    default: ("·", "not run")
    }
  }
}
