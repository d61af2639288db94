/// Numbers that are to be drawn as bars, by a process that can draw.
package struct BarsToDraw: Codable, Equatable {
  package struct Bar: Codable, Equatable {
    package var name: String
    package var value: Double
    /// A word behind the value: `lost`.
    package var note: String

    package init(_ name: String, _ value: Double, note: String = "") {
      (self.name, self.value, self.note) = (name, value, note)
    }
  }

  package var title: String
  /// What is measured.
  package var valueTitle: String
  package var bars: [Bar]
  /// A value that bars are to reach.
  package var goal: Double?

  package init(title: String, valueTitle: String, bars: [Bar], goal: Double? = nil) {
    (self.title, self.valueTitle, self.bars, self.goal) = (title, valueTitle, bars, goal)
  }
}
