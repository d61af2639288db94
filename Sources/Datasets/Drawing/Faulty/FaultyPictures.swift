import Foundation

/// A folder of holiday pictures as somebody's own might be: drawn, with faults put in on purpose for a lesson to find.
enum FaultyPictures {
  /// The classes, the motifs that they are drawn from, and how many there are: far more lakes than villages.
  private static let classes: [(name: String, kind: DrawnScenes.Kind, motif: String, count: Int)] = [
    ("lakes", .rural, "lake", 30), ("streets", .urban, "street", 14), ("villages", .rural, "village", 8),
  ]

  /// The sound pictures: other scenes than those of town and country.
  static var files: [DrawnFile] {
    classes.flatMap { entry in
      (0..<entry.count).map { number in
        DrawnFile(path: "\(entry.name)/\(DrawnFile.name(entry.motif, number))") {
          scene(entry.kind, entry.motif, number)
        }
      }
    }
  }

  /// Adds what is wrong. Each line makes one fault.
  static func addFaults(in folder: URL) throws {
    func place(_ path: String) -> URL { folder.appendingPathComponent(path) }
    let fifth = try Data(contentsOf: place("lakes/lake-05.jpg"))
    // Cut off on its way, as by a full disk.
    try Data(fifth.prefix(fifth.count * 2 / 5)).write(to: place("lakes/lake-05.jpg"))
    // No picture at all.
    try Data("Tickets, sun cream, the blue towel, something to read.\n".utf8).write(to: place("streets/notes.jpg"))
    // The same picture twice in a class, and once more in another one, where it cannot be right too.
    try FileManager.default.copyItem(at: place("lakes/lake-03.jpg"), to: place("lakes/lake-03 (copy).jpg"))
    try FileManager.default.copyItem(at: place("villages/village-02.jpg"), to: place("lakes/img-2041.jpg"))
    // Greys, and the four inks of a printer.
    try PixelGrid(scene(.urban, "street", 40), colorMode: .grayscale).jpegData(quality: 90)
      .write(to: place("streets/street-grey.jpg"))
    try inks(scene(.rural, "village", 40)).jpegData(quality: 90).write(to: place("villages/village-print.jpg"))
    // So small that nothing can be seen.
    try scene(.rural, "lake", 40).resized(width: 24, height: 18, .bilinear).jpegData(quality: 90)
      .write(to: place("lakes/thumbnail.jpg"))
  }

  /// A scene whose motif is this one; the numbers of town and country end long before.
  private static func scene(_ kind: DrawnScenes.Kind, _ motif: String, _ number: Int) -> Picture {
    let first = (600..<606).first { DrawnScenes.motif(kind, $0) == motif } ?? 600
    return DrawnScenes.draw(kind, first + number * 6)
  }

  /// Cyan, magenta, yellow and black, upside down as Adobe's programs store them.
  private static func inks(_ picture: Picture) -> PixelGrid {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(picture.width * picture.height * 4)
    for start in stride(from: 0, to: picture.pixels.count, by: 3) {
      bytes += picture.pixels[start..<start + 3] + [255]
    }
    return PixelGrid(width: picture.width, height: picture.height, channels: 4, bytes: bytes)
  }
}
