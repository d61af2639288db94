import Foundation
import NeuralNetworks

/// A model that can come out of a file as the kind that it was saved as: `Model(contentsOf:)` gives a `Sequential` where the
/// file holds one.
///
/// An initialiser of a class can only make its own class; one of a protocol may give any that conforms.
public protocol SavedModel {}

extension Model: SavedModel {}

extension SavedModel {
  /// The model in a file that Lectern or Keras saved: `.keras`, or `.h5` of Keras 3 or of Keras 2.
  ///
  /// Layers, weights and what is frozen are as they were saved; optimizer, loss and metrics are not read: compile it again.
  /// An `.h5` is read in a process of its own.
  ///
  /// - Throws: `ModelFileError` when the file holds weights alone, or a layer or argument that Lectern does not have;
  ///   `WeightsError` when it cannot be read.
  public init(contentsOf url: URL) throws { try self.init(ModelFile(url: url, isVerified: false)) }

  init(_ file: ModelFile) throws {
    let model = try file.model()
    guard let own = model as? Self else {
      throw ModelFileError.otherKind(
        file: file.url.path, expected: String(describing: Self.self), found: model.className.lowercased())
    }
    self = own
  }
}
