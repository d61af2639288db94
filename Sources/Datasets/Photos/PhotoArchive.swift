import Foundation

/// An archive on a public server that holds a set of photographs, and what is known of it.
struct PhotoArchive: Sendable {
  enum Form: Sendable { case gzippedTar, zip }

  /// A folder of the archive, where it goes in the set, and how many pictures it has.
  struct Folder: Sendable {
    let source: String
    let target: String
    let count: Int
    /// The pictures' names; nil where a digest says that they are right.
    var names: Set<String>?

    /// A folder of pictures with numbers for names: `cat.0.jpg`, `cat.1.jpg`, …
    static func numbered(_ source: String, _ target: String, _ name: String, _ numbers: Range<Int>) -> Folder {
      Folder(source: source, target: target, count: numbers.count, names: Set(numbers.map { "\(name).\($0).jpg" }))
    }
  }

  let collection: PhotoCollection
  let url: URL
  let form: Form
  let bytes: Int
  /// nil where nobody has published one: then the pictures' names are compared and each is decoded.
  let sha256: String?
  let folders: [Folder]
  /// What else is kept: the licence.
  let files: [String]
  /// Whether every second picture to validate with, by name, is put aside to test with.
  let holdsBackTest: Bool

  /// The archive of a collection; nil for one that is fetched file by file.
  static func of(_ collection: PhotoCollection) -> PhotoArchive? {
    switch collection {
    case .urbanAndRural: nil
    case .flowers: flowers
    case .catsAndDogs: catsAndDogs
    }
  }

  /// Size and digest are those of TensorFlow Datasets, `url_checksums/tf_flowers.txt` in tensorflow/datasets; the counts of the
  /// classes are those of TensorFlow's tutorials (3,670 in all).
  private static let flowers = PhotoArchive(
    collection: .flowers, url: address("download.tensorflow.org/example_images/flower_photos.tgz"), form: .gzippedTar,
    bytes: 228_813_984, sha256: "4c54ace7911aaffe13a365c34f650e71dd5bf1be0a58b464e5a7183e3e595d9c",
    folders: [("daisy", 633), ("dandelion", 898), ("roses", 641), ("sunflowers", 699), ("tulips", 799)]
      .map { Folder(source: $0, target: $0, count: $1) },
    files: ["LICENSE.txt"], holdsBackTest: false)

  /// The size is what the server tells, as many published notebooks show it; no digest has been published. That of the file
  /// which was fetched is kept in the set's marker. The names are those that the same notebooks list.
  private static let catsAndDogs = PhotoArchive(
    collection: .catsAndDogs, url: address("mledu-datasets/cats_and_dogs_filtered.zip"), form: .zip,
    bytes: 68_606_236, sha256: nil,
    folders: [
      .numbered("train/cats", "train/cat", "cat", 0..<1000), .numbered("train/dogs", "train/dog", "dog", 0..<1000),
      .numbered("validation/cats", "val/cat", "cat", 2000..<2500),
      .numbered("validation/dogs", "val/dog", "dog", 2000..<2500),
    ], files: [], holdsBackTest: true)

  private static func address(_ path: String) -> URL {
    URL(string: "https://storage.googleapis.com/\(path)") ?? URL(fileURLWithPath: "/")
  }
}
