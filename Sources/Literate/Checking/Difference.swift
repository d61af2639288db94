/// Something that is no longer as it was recorded.
public struct Difference: Codable, Sendable, Hashable {
  /// What it is a difference of.
  public enum Kind: String, Codable, Sendable {
    case state, text, table, chart, pictures, failure, notice, parameter
  }

  /// A piece of a line, with the space before it.
  public struct Piece: Codable, Sendable, Hashable {
    /// Who has it.
    public enum Side: String, Codable, Sendable { case both, recorded, now }
    public var text: String
    public var side: Side
  }

  public var kind: Kind
  /// `printed line 3`, `chart “Accuracy by epoch”, validation, epoch 3`.
  public var place: String
  /// nil where it is new.
  public var recorded: String?
  /// nil where it is gone.
  public var now: String?
  /// Both in one, word by word.
  public var pieces: [Piece] = []
  /// Those of its numbers that differ by more than they may.
  public var numbers: [NumberDifference] = []
  /// The line before it, for text.
  public var context: String?
}
