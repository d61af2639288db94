import Files
import Foundation

/// The pictures of the lessons: what the user named, else what was fetched before, else what Lectern draws itself.
public enum Photos {
  /// The variable that names a folder with `train` and `val`; `--photos` sets it.
  public static let photosVariable = "LECTERN_PHOTOS"
  /// The variable that names a picture of a goldfish; `--goldfish` sets it.
  public static let goldfishVariable = "LECTERN_GOLDFISH"

  /// Scenes of town and country in the classes `rural` and `urban`, or the classes of the user's own folder.
  ///
  /// - Throws: `PhotosError` or `ImageFolderError` where the folder that was named is no picture set.
  public static func urbanAndRural() throws -> PictureSet {
    try urbanAndRural(environment: ProcessInfo.processInfo.environment, place: place)
  }

  static func urbanAndRural(environment: [String: String], place: URL) throws -> PictureSet {
    if let named = environment[photosVariable], !named.isEmpty {
      return try own(URL(fileURLWithPath: named, isDirectory: true))
    }
    if let fetched = fetched(in: place) { return set(fetched, .original) }
    return set(try DrawnPictures.folder(in: place), .drawn)
  }

  /// A goldfish.
  ///
  /// - Throws: `PictureError` where the file that was named is no picture.
  public static func goldfish() throws -> PicturedSubject {
    try goldfish(environment: ProcessInfo.processInfo.environment, place: place)
  }

  static func goldfish(environment: [String: String], place: URL) throws -> PicturedSubject {
    if let named = environment[goldfishVariable], !named.isEmpty {
      let file = URL(fileURLWithPath: named)
      _ = try Picture(contentsOf: file)
      return PicturedSubject(url: file, origin: .own)
    }
    let file = try DrawnPictures.folder(in: place).appendingPathComponent(DrawnPictures.goldfishName)
    return PicturedSubject(url: file, origin: .drawn)
  }

  /// The folder of the original photographs, where they have been fetched whole.
  public static var fetched: URL? { fetched(in: place) }

  /// Where fetched and drawn pictures are kept.
  static var place: URL { CacheFolder.root.appendingPathComponent("photos", isDirectory: true) }

  private static func fetched(in place: URL) -> URL? {
    let folder = place.appendingPathComponent(OriginalPhotos.name, isDirectory: true)
    let marker = folder.appendingPathComponent(PhotoFetcher.completeMarker)
    return FileManager.default.fileExists(atPath: marker.path) ? folder : nil
  }

  private static func set(_ folder: URL, _ origin: PictureOrigin) -> PictureSet {
    PictureSet(
      train: folder.appendingPathComponent("train", isDirectory: true),
      val: folder.appendingPathComponent("val", isDirectory: true), origin: origin)
  }

  /// The user's own folder, looked through before anything is trained on it.
  static func own(_ folder: URL) throws -> PictureSet {
    let pictures = set(folder, .own)
    guard FileManager.default.fileExists(atPath: folder.path) else { throw ImageFolderError.missing(folder.path) }
    for part in [pictures.train, pictures.val] where !FileManager.default.fileExists(atPath: part.path) {
      throw PhotosError.notAPictureSet(folder: folder.path, missing: part.lastPathComponent)
    }
    let train = try ImageFolder(pictures.train).classNames
    let val = try ImageFolder(pictures.val).classNames
    guard train == val else { throw PhotosError.classesDiffer(folder: folder.path, train: train, val: val) }
    return pictures
  }
}
