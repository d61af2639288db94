import Foundation
import Tensors

/// A file of one model's features that only grows at its end: a line `lectern-features 2 MODEL LABEL`, then records.
///
/// Reading needs no lock: a record is there whole, or its sums do not fit. Writing is done by one process at a time, under a
/// lock on the file, which the system lets go of when the writer ends, however it ends; the next writer cuts off what
/// that one left unfinished. A file that was removed can be read on as long as it is open. No descriptor is shared between
/// processes but for reading at a given place, which has no state: a child that was forked goes on with its parent's.
final class FeatureFile {
  /// What the name ends with.
  static let suffix = ".features"
  private static let piece = 4 << 10

  let url: URL
  let model: String
  /// Whether this process has read or written features here.
  private(set) var isUsed = false
  private let descriptor: Int32
  private var places: [FeatureName: (start: Int, length: Int)] = [:]
  /// Up to here all is known.
  private var end: Int
  private var lastTouch = 0

  /// Opens a file; nil when there is none, or it is not one of this model's.
  init?(_ url: URL, model: String) {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard let line = FeatureFileLine(descriptor), line.model == model else {
      close(descriptor)
      return nil
    }
    (self.url, self.model, self.descriptor) = (url, model, descriptor)
    end = line.length
    readHeads()
  }

  deinit { close(descriptor) }

  /// How many pictures' features are known to be here.
  var count: Int { places.count }
  /// The bytes that are known.
  var size: Int { end }

  /// Whether there is a record of this name.
  func has(_ name: FeatureName) -> Bool { places[name] != nil }

  /// The features of a picture; nil when there are none, or they are damaged: then they are not looked for again.
  func features(key: String, _ name: FeatureName) -> Tensor? {
    guard let place = places[name] else { return nil }
    let tensor = withUnsafeTemporaryAllocation(byteCount: place.length, alignment: 16) { buffer -> Tensor? in
      guard Self.read(descriptor, into: buffer, at: place.start) == place.length else { return nil }
      return FeatureRecord.decode(UnsafeRawBufferPointer(buffer), model: model, key: key)
    }
    if tensor == nil { places[name] = nil } else { touch() }
    return tensor
  }

  /// Looks for what other processes have added. The heads are read in pieces, one after the other: it takes as long as the
  /// new part is long, and no more memory than a name a picture.
  func readHeads() {
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int(status.st_size) > end else { return }
    let size = Int(status.st_size)
    var window = Window(descriptor, size: size)
    while end + FeatureRecord.headSize <= size {
      if let head = window.head(at: end, model: model) {
        // The rest is being written, or its writer was killed.
        guard end + head.length <= size else { return }
        places[head.name] = (end, head.length)
        end += head.length
      } else {
        // What is no record is stepped over, up to the next that is one.
        var next = window.marker(after: end)
        while let found = next, window.head(at: found, model: model) == nil { next = window.marker(after: found) }
        guard let next else { return }
        end = next
      }
    }
  }

  // MARK: Writing

  /// Adds records at the end, those that are not there yet; false when they cannot be written or the file is gone.
  func append(_ records: [(name: FeatureName, bytes: [UInt8])]) -> Bool {
    guard let writer = FeatureFileWriter(url), writer.isSame(as: descriptor) else { return false }
    readHeads()
    writer.cut(to: end)
    let new = records.filter { places[$0.name] == nil }
    guard writer.write(new.flatMap(\.bytes), at: end) else { return false }
    for record in new {
      places[record.name] = (end, record.bytes.count)
      end += record.bytes.count
    }
    touch()
    return true
  }

  /// Tells the system that the file is in use, at most once a second: what was not used for longest is removed first.
  private func touch() {
    isUsed = true
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    guard now.tv_sec != lastTouch else { return }
    lastTouch = now.tv_sec
    futimens(descriptor, nil)
  }

  /// Reads from a place until the buffer is full or the file ends; how much.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
    var done = 0
    while done < buffer.count {
      let count = pread(descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(place + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
    return done
  }

  /// A part of the file in memory, which moves with what is asked for.
  private struct Window {
    private let descriptor: Int32
    private let size: Int
    private var start = 0
    private var bytes: [UInt8] = []

    init(_ descriptor: Int32, size: Int) { (self.descriptor, self.size) = (descriptor, size) }

    /// The head at a place; nil when there is none.
    mutating func head(at place: Int, model: String) -> FeatureRecord.Head? {
      guard fill(place, count: FeatureRecord.headSize) else { return nil }
      return bytes.withUnsafeBytes {
        FeatureRecord.Head(
          UnsafeRawBufferPointer(rebasing: $0[(place - start)..<(place - start + FeatureRecord.headSize)]),
          model: model)
      }
    }

    /// Where the next marker of a record is, after a place.
    mutating func marker(after place: Int) -> Int? {
      let marker = FeatureRecord.marker
      var place = place + 1
      while place + FeatureRecord.headSize <= size, fill(place, count: FeatureRecord.headSize) {
        if let found = find(marker, from: place - start) { return start + found }
        place = start + bytes.count - marker.count + 1
      }
      return nil
    }

    /// Where a marker is in memory.
    private func find(_ marker: [UInt8], from first: Int) -> Int? {
      bytes.withUnsafeBytes { all in
        guard let base = all.baseAddress else { return nil }
        var position = first
        while position + marker.count <= all.count {
          guard let hit = memchr(base + position, Int32(marker[0]), all.count - marker.count + 1 - position) else {
            return nil
          }
          position = UnsafeRawPointer(hit) - base
          if memcmp(hit, marker, marker.count) == 0 { return position }
          position += 1
        }
        return nil
      }
    }

    /// Has these bytes in memory, unless the file ends before.
    private mutating func fill(_ place: Int, count: Int) -> Bool {
      if place >= start, place + count <= start + bytes.count { return true }
      let length = min(max(count, FeatureFile.piece), size - place)
      guard length >= count else { return false }
      if bytes.count != length { bytes = [UInt8](repeating: 0, count: length) }
      start = place
      let descriptor = descriptor
      let done = bytes.withUnsafeMutableBytes { FeatureFile.read(descriptor, into: $0, at: place) }
      if done < length { bytes.removeLast(length - done) }
      return done >= count
    }
  }
}
