import Foundation

/// A file or folder of the cache, with all that is in it.
struct CacheItem {
  let url: URL
  let isFolder: Bool
  /// Of its files, in bytes.
  private(set) var bytes = 0
  /// When one of its files was last read, as far as the system notes that, or written; nil for an empty folder.
  private(set) var lastUsed: Date?
  /// How many of its files are pictures.
  private(set) var pictures = 0

  var name: String { url.lastPathComponent }

  init(_ url: URL) {
    self.url = url
    var status = stat()
    isFolder = lstat(url.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    guard isFolder else {
      add(url, status)
      return
    }
    guard let all = FileManager.default.enumerator(atPath: url.path) else { return }
    while let name = all.nextObject() as? String {
      let file = url.appendingPathComponent(name)
      if lstat(file.path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { add(file, status) }
    }
  }

  private mutating func add(_ file: URL, _ status: stat) {
    bytes += Int(status.st_size)
    if ["jpg", "jpeg", "png"].contains(file.pathExtension.lowercased()) { pictures += 1 }
    #if os(Linux)
      let seconds = max(status.st_atim.tv_sec, status.st_mtim.tv_sec)
    #else
      let seconds = max(status.st_atimespec.tv_sec, status.st_mtimespec.tv_sec)
    #endif
    let used = Date(timeIntervalSince1970: Double(seconds))
    lastUsed = max(lastUsed ?? used, used)
  }

  /// What is directly in a folder, by name; nothing when it is not there.
  static func all(in folder: URL) -> [CacheItem] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { CacheItem(folder.appendingPathComponent($0)) }
  }
}
