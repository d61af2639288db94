import Foundation

/// Reads a tar archive from its beginning to its end, member by member.
struct TarReader {
  /// As many bytes as are there, at most this many; none at the end.
  private let source: (Int) throws -> Data
  private var rest = 0
  private var padding = 0
  /// What is being read.
  private(set) var member: String?

  init(_ source: @escaping (Int) throws -> Data) { self.source = source }

  /// The next member; nil at the archive's end.
  ///
  /// - Throws: ``BundleFault`` when the archive is cut off or is none.
  mutating func next() throws -> TarHeader? {
    while try !read().isEmpty {}
    let isFirst = member == nil
    let bytes = try exactly(TarHeader.length)
    if bytes.allSatisfy({ $0 == 0 }) { return nil }
    guard let header = TarHeader([UInt8](bytes)) else {
      throw isFirst ? BundleFault.noBundle : .damaged(reason: "no member follows \(member ?? "")")
    }
    (member, rest, padding) = (header.path, header.size, -header.size & (TarHeader.length - 1))
    return header
  }

  /// The next bytes of the member; none at its end.
  mutating func read() throws -> Data {
    guard rest > 0 else {
      if padding > 0 { _ = try exactly(padding) }
      padding = 0
      return Data()
    }
    let piece = try take(min(rest, 1 << 20))
    guard !piece.isEmpty else { throw BundleFault.truncated(member: member) }
    rest -= piece.count
    return piece
  }

  private func exactly(_ count: Int) throws -> Data {
    var bytes = Data()
    while bytes.count < count {
      let piece = try take(count - bytes.count)
      guard !piece.isEmpty else { throw BundleFault.truncated(member: member) }
      bytes += piece
    }
    return bytes
  }

  /// What is wrong with the bytes is wrong with the member that they are of.
  private func take(_ count: Int) throws -> Data {
    do { return try source(count) } catch BundleFault.truncated(nil) {
      throw BundleFault.truncated(member: member)
    } catch BundleFault.damaged(let reason) {
      throw member.map { BundleFault.altered(member: $0) } ?? .damaged(reason: reason)
    }
  }
}
