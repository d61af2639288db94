/// The thousand classes that ImageNet's networks were trained on, by the number of the output.
public enum ImageNetLabels {
  /// One class: its WordNet id (`n01443537`) and its name, with underscores (`goldfish`).
  public struct Label: Hashable, Codable, Sendable {
    /// The id of the WordNet noun.
    public let id: String
    /// The name as Keras has it; a few classes share one (`crane` the bird and the machine).
    public let name: String
  }

  /// All labels, 0 to 999; made from text at first use.
  public static let all: [Label] = imageNetLabelText.split { $0 == " " || $0 == "\n" }.map { word in
    let parts = word.split(separator: ":", maxSplits: 1)
    return Label(id: "n" + parts[0], name: String(parts[1]))
  }
}
