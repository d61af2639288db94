import Foundation
internal import PhotoFolders

/// Photographs that can be fetched for the lessons.
package enum PhotoCollection: String, CaseIterable, Sendable {
  case urbanAndRural = "urban-and-rural"
  case flowers
  case catsAndDogs = "cats-and-dogs"

  static func of(_ kind: PhotoKind) -> PhotoCollection? {
    switch kind {
    case .townAndCountry: .urbanAndRural
    case .flowers: .flowers
    case .catsAndDogs: .catsAndDogs
    case .own: nil
    }
  }

  /// What it shows, in a sentence.
  package var title: String {
    switch self {
    case .urbanAndRural: "town and country"
    case .flowers: "five kinds of flowers"
    case .catsAndDogs: "cats and dogs"
    }
  }

  /// How many photographs it has.
  package var count: Int { PhotoArchive.of(self)?.folders.reduce(0) { $0 + $1.count } ?? OriginalPhotos.digests.count }

  /// How much is fetched.
  package var bytes: Int { PhotoArchive.of(self)?.bytes ?? OriginalPhotos.bytes }

  /// Under which licence, and whose they are.
  package var licence: String {
    switch self {
    case .urbanAndRural: "MIT (the copy in hwaseem04/Urban-Rural-Classification)"
    case .flowers: "CC BY 2.0; the photographers are named in its LICENSE.txt"
    case .catsAndDogs: "none stated; Google's choice from Kaggle's Dogs vs. Cats"
    }
  }

  /// The file that says that a folder holds all photographs.
  static let completeMarker = ".complete"

  /// The folder in the cache where they have been fetched whole; nil where they have not.
  package var folder: URL? { folder(in: Photos.place) }

  func folder(in place: URL) -> URL? {
    let folder = place.appendingPathComponent(rawValue, isDirectory: true)
    let marker = folder.appendingPathComponent(Self.completeMarker)
    return FileManager.default.fileExists(atPath: marker.path) ? folder : nil
  }
}
