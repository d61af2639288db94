import Foundation

/// Pictures sorted into folders, one folder a class: `rural/field.jpg`, `urban/street.jpg`.
public struct ImageFolder: Sendable {
  /// The names of the class folders, sorted. A class's index is its place here.
  public let classNames: [String]
  /// The pictures, class by class, sorted by name within one.
  public let files: [URL]
  /// The class of each picture, as an index into `classNames`.
  public let classes: [Int]
  /// How many files were left out by the ending of their name, for endings that pictures have: `["bmp": 2]`.
  public let unreadableKinds: [String: Int]

  /// What a picture's name may end with, in any case.
  static let extensions = PictureFiles.extensions

  /// The class folders without a picture.
  public var emptyClasses: [String] {
    let used = Set(classes)
    return classNames.indices.filter { !used.contains($0) }.map { classNames[$0] }
  }

  /// Finds the pictures. Folders and files whose names begin with a dot are left out, and so is every file that has
  /// another extension than jpg, jpeg and png; folders within a class's folder belong to the class.
  ///
  /// - Parameters:
  ///   - classes: the folders that are classes, in the order of their indices; nil for all.
  ///   - followLinks: whether symbolic links to folders within a class are followed. A class's folder itself may be one.
  /// - Throws: `ImageFolderError`.
  public init(_ folder: URL, classes named: [String]? = nil, followLinks: Bool = false) throws {
    let found = try ImageFolder.classFolders(in: folder)
    guard !found.isEmpty else {
      let pictures = try PictureFiles(in: folder, followLinks: false).files.count
      throw ImageFolderError.noClassFolders(folder.path, pictures: pictures)
    }
    let classNames = named ?? found
    try ImageFolder.check(classNames, among: found, folder)
    var files: [URL] = []
    var classes: [Int] = []
    var others: [String: Int] = [:]
    for (index, name) in classNames.enumerated() {
      let place = folder.appendingPathComponent(name, isDirectory: true)
      let pictures = try PictureFiles(in: place, followLinks: followLinks)
      files += pictures.files
      classes += [Int](repeating: index, count: pictures.files.count)
      others.merge(pictures.unreadableKinds, uniquingKeysWith: +)
    }
    guard !files.isEmpty else { throw ImageFolderError.noPictures(folder.path, classNames: classNames) }
    self.classNames = classNames
    self.files = files
    self.classes = classes
    unreadableKinds = others
  }

  /// Some of the pictures of another folder.
  init(_ folder: ImageFolder, rows: [Int]) {
    classNames = folder.classNames
    files = rows.map { folder.files[$0] }
    classes = rows.map { folder.classes[$0] }
    unreadableKinds = folder.unreadableKinds
  }

  /// The pictures of one class; none where there is no such class.
  public func files(of className: String) -> [URL] {
    guard let index = classNames.firstIndex(of: className) else { return [] }
    return files.indices.filter { classes[$0] == index }.map { files[$0] }
  }

  /// A part of each class: Keras's `validation_split`.
  func subset(_ subset: Subset, validationSplit: Double) -> ImageFolder {
    ImageFolder(
      self,
      rows: classNames.indices.flatMap { index in
        let rows = classes.indices.filter { classes[$0] == index }
        return Array(rows[subset.rows(of: rows.count, validationSplit: validationSplit)])
      })
  }

  /// What a learner should know of the folder, one sentence each.
  var notes: [String] {
    var notes = emptyClasses.map { "There is no picture in the class folder \"\($0)\"." }
    if !unreadableKinds.isEmpty {
      let kinds = unreadableKinds.sorted { $0.key < $1.key }.map { "\($0.value) .\($0.key)" }.joined(separator: ", ")
      notes.append("Left out, because only .jpg, .jpeg and .png are read: \(kinds).")
    }
    return notes
  }

  /// - Throws: `ImageFolderError` where there is no folder.
  static func check(isFolder folder: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      throw ImageFolderError.missing(folder.path)
    }
    guard isFolder.boolValue else { throw ImageFolderError.notAFolder(folder.path) }
  }

  /// The names of the folders in a folder, sorted.
  ///
  /// - Throws: `ImageFolderError`.
  static func classFolders(in folder: URL) throws -> [String] {
    try check(isFolder: folder)
    return try PictureFiles.entries(of: folder).filter { name in
      var isFolder: ObjCBool = false
      let place = folder.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) && isFolder.boolValue
    }
  }

  private static func check(_ classNames: [String], among found: [String], _ folder: URL) throws {
    let missing = classNames.filter { !found.contains($0) }
    guard missing.isEmpty, !classNames.isEmpty else {
      throw ImageFolderError.noSuchClasses(folder.path, missing: missing, found: found)
    }
    var seen: Set<String> = []
    for name in classNames where !seen.insert(name).inserted { throw ImageFolderError.classTwice(name) }
    var places: [FolderIdentity: String] = [:]
    for name in classNames {
      guard let identity = FolderIdentity(folder.appendingPathComponent(name)) else { continue }
      if let other = places[identity] { throw ImageFolderError.sameFolder(folder.path, classNames: [other, name]) }
      places[identity] = name
    }
  }
}
