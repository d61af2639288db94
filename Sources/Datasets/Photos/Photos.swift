import Files
import Foundation
internal import PhotoFolders

/// The pictures of the lessons: what the user named, else what was fetched before, else what Lectern draws itself.
public enum Photos {
  /// The variable that names folders of pictures, with colons between them; `--photos` sets it.
  public static let photosVariable = "LECTERN_PHOTOS"
  /// The variable that names a picture of a goldfish; `--goldfish` sets it.
  public static let goldfishVariable = "LECTERN_GOLDFISH"

  /// Told what a page must say of the pictures that were handed out: that they are stand-ins, for example.
  nonisolated(unsafe) public static var onNotice: (String) -> Void = { _ in }

  /// Scenes of town and country in the classes `rural` and `urban`, or the classes of the user's own folder.
  ///
  /// - Throws: `PhotosError` or `ImageFolderError` where the folder that was named is no picture set.
  public static func urbanAndRural() throws -> PictureSet {
    let pictures = try choice.set(.townAndCountry)
    try tell(.townAndCountry, pictures.origin)
    return pictures
  }

  /// Flowers of five kinds in one folder, as TensorFlow's `flower_photos` has them: `daisy`, `dandelion`, `roses`,
  /// `sunflowers`, `tulips`; or the user's own folder of flowers, and of one with `train` and `val` its `train`.
  ///
  /// - Throws: `PhotosError` or `ImageFolderError` where a folder that was named has no pictures.
  public static func flowers() throws -> PictureFolder {
    let pictures = try choice.folder(.flowers)
    try tell(.flowers, pictures.origin)
    return pictures
  }

  /// Cats and dogs to train on, to validate with and to test with at the end, in two classes.
  ///
  /// - Throws: `PhotosError` or `ImageFolderError` where the folder that was named is no picture set.
  public static func catsAndDogs() throws -> PictureSet {
    let pictures = try choice.set(.catsAndDogs)
    try tell(.catsAndDogs, pictures.origin)
    return pictures
  }

  /// The user's own folder with one folder a class, and of one with `train` and `val` its `train`; else a drawn folder with
  /// the faults that such folders have: files that are broken or no pictures, doubles, odd colours, classes of unlike size.
  ///
  /// - Throws: `PhotosError` or `ImageFolderError` where a folder that was named has no pictures.
  public static func own() throws -> PictureFolder {
    let pictures = try choice.folder(.own)
    try tell(.own, pictures.origin)
    return pictures
  }

  /// A goldfish.
  ///
  /// - Throws: `PictureError` where the file that was named is no picture.
  public static func goldfish() throws -> PicturedSubject {
    let subject = try choice.goldfish()
    if let words = PictureNotice(kind: nil, origin: subject.origin).words { onNotice(words) }
    return subject
  }

  /// Where fetched and drawn pictures are kept.
  static var place: URL { CacheFolder.root.appendingPathComponent("photos", isDirectory: true) }

  /// What this process was told.
  private static var choice: PictureChoice {
    PictureChoice(environment: ProcessInfo.processInfo.environment, place: place)
  }

  private static func tell(_ kind: PhotoKind, _ origin: PictureOrigin) throws {
    if let words = try choice.notice(kind, origin).words { onNotice(words) }
  }

  /// A folder with `train` and `val`, whatever its classes are.
  ///
  /// - Throws: `PhotosError` or `ImageFolderError` where the folder is no picture set.
  package static func set(in folder: URL) throws -> PictureSet {
    let named = try PictureChoice.named { try NamedPhotos([folder]) }
    guard let set = named.sets.first(where: { $0.parts != nil }) ?? named.sets.first else {
      throw PhotosError.noPictures(folder: folder.path)
    }
    return try PictureChoice.own(set)
  }
}
