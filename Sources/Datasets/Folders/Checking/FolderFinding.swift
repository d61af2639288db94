import Foundation

/// Something that was found in a folder of pictures.
public struct FolderFinding: Hashable, Sendable, CustomStringConvertible {
  /// What can be found, the worst first.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// The same picture in two classes: whatever a model answers, it is wrong once.
    case contradictory
    /// The same picture in two parts: it is tested with what it was trained on.
    case leaked
    /// It cannot be decoded, or is of a kind that is not read.
    case unreadable
    /// The same file more than once in a class.
    case double
    /// The same picture in another size or quality, in a class.
    case nearDouble
    /// What is in it is not what its name says.
    case misnamed
    /// A side is shorter than was asked for.
    case tiny
    /// One side is much longer than the other.
    case oddShape
    /// All its pixels are grey.
    case greyscale
    /// It has the four colours of printing.
    case cmyk
    /// A part of it can be seen through: what colour is there nobody chose.
    case transparent
    /// It is stored turned, and EXIF says so: viewers show it upright, networks see it as it is stored.
    case turned
    /// A class without a picture.
    case emptyClass
    /// One class has more than twice the pictures of another.
    case unbalanced
  }

  /// What it is.
  public let kind: Kind
  /// The files that it is about, in the folder's order; none where it is about classes.
  public let files: [URL]
  /// Their names relative to the folder.
  public let names: [String]
  /// A sentence that names the files.
  public let description: String
}

extension FolderFinding.Kind {
  /// As it stands in a table.
  public var title: String {
    switch self {
    case .contradictory: "the same picture in two classes"
    case .leaked: "the same picture in two parts"
    case .unreadable: "cannot be read"
    case .double: "the same file twice"
    case .nearDouble: "the same picture in another size or quality"
    case .misnamed: "not what the name says"
    case .tiny: "tiny"
    case .oddShape: "long and narrow"
    case .greyscale: "grey"
    case .cmyk: "in colours for printing (CMYK)"
    case .transparent: "partly transparent"
    case .turned: "stored turned (EXIF)"
    case .emptyClass: "a class without pictures"
    case .unbalanced: "classes of very different sizes"
    }
  }
}
