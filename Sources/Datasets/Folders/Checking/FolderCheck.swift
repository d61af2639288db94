import Foundation
import Tensors

/// A folder of pictures, looked over before anything is trained on it.
///
/// ```swift
/// let check = try FolderCheck(pictures)
/// check.findings(.leaked)
/// let clean = try check.cleaned(into: place)
/// ```
///
/// Every file is read and decoded once, on all cores, and nothing is changed. Two files are the same picture where their
/// bytes are the same (SHA-256), or where they look alike: their 64-bit cosine hashes differ in at most 8 bits
/// (`PictureHash`) and their 16 × 16 thumbnails, upright, by less than 11 grey levels a pixel. That finds copies in another
/// size, proportion, format or quality; not mirrored ones, and not such with a large part cut off.
public struct FolderCheck: Sendable {
  /// The folder.
  public let folder: URL
  /// All files that are pictures, or should be: part by part, class by class, sorted by name within one.
  public let pictures: [CheckedPicture]
  /// The names of the parts, such as `train` and `val`; empty where the class folders lie in the folder itself.
  public let parts: [String]
  /// The names of the class folders, of all parts, sorted.
  public let classNames: [String]
  /// All that was found, the worst first, then in the order of the files.
  public let findings: [FolderFinding]
  /// How many pictures that can be used each class has.
  public let balance: ClassBalance
  /// Pictures that are the same, by their places: all groups of two or more.
  let groups: [[Int]]

  /// Looks a folder over.
  ///
  /// - Parameters:
  ///   - folder: it has one folder a class, or parts such as `train` and `val` that have.
  ///   - smallestSide: a picture with a shorter side, in pixels, is tiny.
  ///   - longestAspect: a picture whose longer side is more than so many times its shorter one has an odd shape.
  ///   - followLinks: whether symbolic links to folders within a class are followed.
  /// - Throws: `ImageFolderError` where there are no class folders, or no pictures in them.
  public init(
    _ folder: URL, smallestSide: Int = 64, longestAspect: Double = 3, followLinks: Bool = false
  ) throws {
    let places = try FolderParts(folder).parts
    var files: [FileToCheck] = []
    var classes: [(part: String?, className: String)] = []
    for place in places {
      for name in try ImageFolder.classFolders(in: place.folder) {
        classes.append((place.name, name))
        files += try FileToCheck.all(in: place, className: name, below: folder, followLinks: followLinks)
      }
    }
    let classNames = Set(classes.map(\.className)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !files.isEmpty else { throw ImageFolderError.noPictures(folder.path, classNames: classNames) }
    let pictures = try FileToCheck.look(at: files)
    self.folder = folder
    self.classNames = classNames
    self.pictures = pictures
    parts = places.compactMap(\.name)
    groups = try SamePictures(pictures).groups
    balance = ClassBalance(pictures, classNames: classNames, parts: parts)
    let finder = FindingMaker(
      pictures: pictures, groups: groups, classes: classes, classNames: classNames, balance: balance,
      smallestSide: smallestSide, longestAspect: longestAspect)
    findings = finder.all
  }

  /// What was found of one kind.
  public func findings(_ kind: FolderFinding.Kind) -> [FolderFinding] { findings.filter { $0.kind == kind } }
}
