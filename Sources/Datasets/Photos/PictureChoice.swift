import Foundation
internal import PhotoFolders

/// Finds the pictures for a lesson: what is named in the environment, what was fetched to a place, what is drawn there.
struct PictureChoice {
  let environment: [String: String]
  let place: URL

  /// Pictures in parts: of town and country, or of cats and dogs.
  ///
  /// - Throws: `PhotosError`, `ImageFolderError`.
  func set(_ kind: PhotoKind) throws -> PictureSet {
    if let named = try namedSet(kind) { return try Self.own(named) }
    if let fetched = PhotoCollection.of(kind)?.folder(in: place) { return Self.set(fetched, .original) }
    return Self.set(try DrawnPictures.folder(of: kind, in: place), .drawn)
  }

  /// Pictures in one folder: of flowers, or those of the user's own.
  ///
  /// - Throws: `PhotosError`, `ImageFolderError`.
  func folder(_ kind: PhotoKind) throws -> PictureFolder {
    if let named = try namedFolder(kind) {
      _ = try ImageFolder(named.classes)
      return PictureFolder(url: named.classes, origin: .own)
    }
    if let fetched = PhotoCollection.of(kind)?.folder(in: place) {
      return PictureFolder(url: fetched, origin: .original)
    }
    return PictureFolder(url: try DrawnPictures.folder(of: kind, in: place), origin: .drawn)
  }

  /// A picture of a goldfish.
  ///
  /// - Throws: `PictureError`, `PhotosError`.
  func goldfish() throws -> PicturedSubject {
    if let named = environment[Photos.goldfishVariable], !named.isEmpty {
      let file = URL(fileURLWithPath: named)
      _ = try Picture(contentsOf: file)
      return PicturedSubject(url: file, origin: .own)
    }
    let file = try DrawnPictures.folder(of: .townAndCountry, in: place)
      .appendingPathComponent(DrawnPictures.goldfishName)
    return PicturedSubject(url: file, origin: .drawn)
  }

  /// What a page with these pictures must say.
  func notice(_ kind: PhotoKind, _ origin: PictureOrigin) throws -> PictureNotice {
    PictureNotice(kind: kind, origin: origin, passedOver: origin == .own ? [] : try named().sets.map(\.kind))
  }

  /// The named set of a lesson that needs its pictures parted: a set of its kind, or for town and country any of the user's.
  private func namedSet(_ kind: PhotoKind) throws -> PhotoFolder? {
    let sets = try named().sets
    let own = kind == .townAndCountry ? sets.filter { $0.kind == .own } : []
    let meant = sets.filter { $0.kind == kind } + own
    return meant.first { $0.parts != nil } ?? meant.first
  }

  /// The named set of a lesson that parts its pictures itself. The user's own is one of other classes than the lessons
  /// have, else the one that was named all by itself.
  private func namedFolder(_ kind: PhotoKind) throws -> PhotoFolder? {
    let named = try named()
    if let set = named.sets.first(where: { $0.kind == kind }) { return set }
    guard kind == .own, named.folders.count == 1, let only = named.folders.first else { return nil }
    return only.sets.first { $0.url == only.url }
  }

  private func named() throws -> NamedPhotos {
    try Self.named { try NamedPhotos(variable: environment[Photos.photosVariable] ?? "") }
  }

  /// What is wrong with a folder, as an error that says which it is.
  static func named(_ find: () throws -> NamedPhotos) throws -> NamedPhotos {
    do { return try find() } catch let problem as PhotoFolderProblem {
      switch problem {
      case .missing(let folder): throw ImageFolderError.missing(folder)
      case .notAFolder(let file): throw ImageFolderError.notAFolder(file)
      case .incomplete(let folder, let missing): throw PhotosError.notAPictureSet(folder: folder, missing: missing)
      case .noPictures(let folder): throw PhotosError.noPictures(folder: folder)
      }
    }
  }

  /// The user's own set, looked through before anything is trained on it.
  static func own(_ set: PhotoFolder) throws -> PictureSet {
    guard let parts = set.parts else {
      throw PhotosError.notSplit(folder: set.url.path, classNames: set.classNames)
    }
    let train = try ImageFolder(parts.train).classNames
    for part in [parts.val, parts.test].compactMap({ $0 }) {
      let classNames = try ImageFolder(part).classNames
      guard train == classNames else {
        throw PhotosError.classesDiffer(
          folder: set.url.path, train: train, part: part.lastPathComponent, classNames: classNames)
      }
    }
    return PictureSet(train: parts.train, val: parts.val, test: parts.test, origin: .own)
  }

  private static func set(_ folder: URL, _ origin: PictureOrigin) -> PictureSet {
    let test = folder.appendingPathComponent("test", isDirectory: true)
    return PictureSet(
      train: folder.appendingPathComponent("train", isDirectory: true),
      val: folder.appendingPathComponent("val", isDirectory: true),
      test: FileManager.default.fileExists(atPath: test.path) ? test : nil, origin: origin)
  }
}
