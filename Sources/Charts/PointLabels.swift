import Foundation

/// Where the names of points stand: beside their points where there is room, else further off at the end of a thin line, and
/// nowhere where they would cover one another.
///
/// Each name has some hundred places to choose from. They are tried at random, worse ones too, but ever less so: simulated
/// annealing (Christensen, Marks and Shieber, An empirical study of algorithms for point-feature label placement, 1995). Then
/// each name takes the place that costs the least beside the others, until none finds a better one, and those that still
/// stand in the way are left out, the least important first. The same points always get the same places.
struct PointLabels {
  /// A name to be placed.
  struct Name {
    /// Of its point among `points`.
    let point: Int
    let width, height: Double
  }

  /// Where a name stands.
  struct Place {
    let box: Box
    /// From the point to the name, where the name is not right beside it.
    let leader: Segment?
    /// What it costs whatever the other names do.
    fileprivate let cost: Double
  }

  /// The place of each name that found one, in the order of the names.
  let places: [Place?]

  /// What no name may touch, and what they had better leave free.
  private struct Surroundings {
    let points: [(x: Double, y: Double)]
    let radius: Double
    let area: Box
    let line: [Segment]
  }

  private static let inTheWay = 1000.0
  /// Between a name and whatever is next to it.
  private static let gap = 2.0

  /// - Parameters:
  ///   - names: the most important first.
  ///   - radius: of the markers.
  ///   - area: what names may not leave.
  ///   - line: what they had better not cover.
  init(_ names: [Name], points: [(x: Double, y: Double)], radius: Double, area: Box, line: [Segment]) {
    let surroundings = Surroundings(points: points, radius: radius, area: area, line: line)
    let choices = names.map { Self.choices(for: $0, in: surroundings) }
    var chosen = [Int?](repeating: nil, count: names.count)
    // Twenty rounds are more than any chart has needed; the sum of prices sinks with every move, so that they have an end anyway.
    for _ in 0..<2 where !Self.improve(&chosen, among: choices) {}
    Self.anneal(&chosen, among: choices)
    for _ in 0..<20 where !Self.improve(&chosen, among: choices) {}
    Self.leaveOut(&chosen, choices)
    // That may have made room for others.
    _ = Self.improve(&chosen, among: choices)
    Self.leaveOut(&chosen, choices)
    places = zip(chosen, choices).map { choice, choices in choice.map { choices[$0] } }
  }

  private static func anneal(_ chosen: inout [Int?], among choices: [[Place]]) {
    let movable = choices.indices.filter { choices[$0].count > 1 }
    guard movable.count > 1 else { return }
    var random = Chance()
    let moves = 250 * movable.count
    for move in 0..<moves {
      let warmth = 300 * pow(0.003, Double(move) / Double(moves))
      let index = movable[random.below(movable.count)]
      let next = random.below(choices[index].count)
      guard let now = chosen[index], next != now else { continue }
      let worse =
        price(of: choices[index][next], at: index, chosen, choices)
        - price(of: choices[index][now], at: index, chosen, choices)
      if worse <= 0 || random.share() < exp(-worse / warmth) { chosen[index] = next }
    }
  }

  /// Numbers that look random and are always the same (Knuth's linear congruences, MMIX).
  private struct Chance {
    private var state: UInt64 = 1
    private mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func share() -> Double { Double(next()) / Double(1 << 31) }
  }

  /// One round. True when nobody moved.
  private static func improve(_ chosen: inout [Int?], among choices: [[Place]]) -> Bool {
    var isSettled = true
    for index in chosen.indices {
      let prices = choices[index].map { price(of: $0, at: index, chosen, choices) }
      guard let best = prices.indices.min(by: { prices[$0] < prices[$1] }) else { continue }
      if let now = chosen[index], prices[now] <= prices[best] { continue }
      chosen[index] = best
      isSettled = false
    }
    return isSettled
  }

  /// Names that stand in the way get no place, from the last to the first.
  private static func leaveOut(_ chosen: inout [Int?], _ choices: [[Place]]) {
    for index in chosen.indices.reversed() {
      guard let choice = chosen[index], price(of: choices[index][choice], at: index, chosen, choices) >= inTheWay else {
        continue
      }
      chosen[index] = nil
    }
  }

  /// What a place costs beside the places that the others have.
  private static func price(of place: Place, at index: Int, _ chosen: [Int?], _ choices: [[Place]]) -> Double {
    var price = place.cost
    for (other, choice) in chosen.enumerated() where other != index {
      guard let choice else { continue }
      let taken = choices[other][choice]
      if place.box.grown(by: gap).overlap(taken.box) > 0 { price += inTheWay }
      if let leader = taken.leader, place.box.meets(leader) { price += inTheWay }
      guard let leader = place.leader else { continue }
      if taken.box.meets(leader) { price += inTheWay }
      if let second = taken.leader, leader.crosses(second) { price += 120 }
    }
    return price
  }

  /// Beside the point, above and below it, and further off all around; without those that leave the area or cover a point.
  private static func choices(for name: Name, in all: Surroundings) -> [Place] {
    let point = all.points[name.point]
    let near = all.radius + 2.5
    var choices: [Place] = []
    func add(x: Double, y: Double, cost: Double) {
      let box = Box(
        left: x - name.width / 2, top: y - name.height / 2, right: x + name.width / 2, bottom: y + name.height / 2)
      guard all.area.contains(box) else { return }
      var leader: Segment?
      let length = box.distance(to: point)
      if length > all.radius + 6 {
        let end = box.nearest(to: point)
        let start = (
          x: point.x + (end.x - point.x) / length * (all.radius + 1),
          y: point.y + (end.y - point.y) / length * (all.radius + 1)
        )
        leader = Segment(start: start, end: end)
      }
      var price = cost
      for (index, other) in all.points.enumerated() where index != name.point {
        let room = box.distance(to: other)
        if room < all.radius + 1 { return }
        if let leader, leader.distance(to: other) < all.radius + 1 { return }
        // Whose name is it?
        if leader == nil, room < length + 3 { price += 12 }
      }
      for segment in all.line {
        if box.meets(segment) { price += 90 }
        if let leader, leader.crosses(segment) { price += 25 }
      }
      choices.append(Place(box: box, leader: leader, cost: price))
    }
    let (across, down) = (name.width / 2 + near, name.height / 2 + near - 2)
    for (x, y, cost) in [
      (across, 0.0, 0.0), (across, 3, 1), (across, -3, 1), (-across, 0, 1), (-across, 3, 2), (-across, -3, 2),
      (0, -down, 2), (0, down, 3),
      (across - 3, -down + 1.5, 3), (across - 3, down - 1.5, 4), (-across + 3, -down + 1.5, 4),
      (-across + 3, down - 1.5, 5),
    ] {
      add(x: point.x + x, y: point.y + y, cost: cost)
    }
    for distance in [12.0, 18, 26, 38, 54, 74, 98] {
      for turn in 0..<24 {
        let angle = Double(turn) * .pi / 12
        let x = point.x + cos(angle) * (distance + name.width / 2)
        let y = point.y + sin(angle) * (distance + name.height / 2)
        add(x: x, y: y, cost: 8 + distance)
      }
    }
    return choices
  }
}
