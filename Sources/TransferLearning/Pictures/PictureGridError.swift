/// Why numbers and pictures do not go together.
public enum PictureGridError: Error, Hashable, CustomStringConvertible {
  case shuffled
  case rows(Shape, pictures: Int)
  case classes(predicted: Int, names: [String])
  case noSuchRow(Int, count: Int)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .shuffled:
      "The pictures come in a shuffled order, so nobody can say which row is of which picture. Make them by "
        + "flow(fromDirectory: …, shuffle: false), and predict again."
    case .rows(let shape, let pictures):
      "A tensor of shape \(shape) does not go with \(pictures) pictures: it needs the shape (\(pictures), …), a row a "
        + "picture. Are the predictions those of another folder?"
    case .classes(let predicted, let names):
      "There are \(predicted) probabilities a picture, but \(names.count) classes (\(names.joined(separator: ", "))). "
        + "Give the model's last layer \(names.count) units."
    case .noSuchRow(let row, let count):
      "There is no picture \(row): there are \(count), counted from 0."
    }
  }

  static func check(rows: Tensor, of pictures: DirectoryIterator) throws {
    if pictures.shuffle { throw PictureGridError.shuffled }
    guard rows.shape.rank == 2, rows.shape[0] == pictures.count else {
      throw PictureGridError.rows(rows.shape, pictures: pictures.count)
    }
  }
}
