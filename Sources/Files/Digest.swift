internal import COpenSSL
import Foundation

/// A message digest, taken in pieces; by OpenSSL.
public final class Digest {
  /// Which digest.
  public enum Algorithm: String, Sendable, Codable {
    case md5
    case sha256
  }

  private let context: OpaquePointer

  /// An empty digest.
  public init(_ algorithm: Algorithm) {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, algorithm == .md5 ? EVP_md5() : EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// Adds bytes.
  public func update(_ data: Data) { data.withUnsafeBytes { update($0) } }

  /// Adds the UTF-8 bytes of a text.
  public func update(_ text: String) { update(Data(text.utf8)) }

  /// The digest of all that was added, in lower-case hexadecimal. Ends the digest: nothing can be added after.
  public func finish() -> String { finishBytes().map { String(format: "%02x", $0) }.joined() }

  /// The digest of all that was added, as bytes: 32 for SHA-256. Ends the digest: nothing can be added after.
  public func finishBytes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    var count: UInt32 = 0
    EVP_DigestFinal_ex(context, &bytes, &count)
    return Array(bytes.prefix(Int(count)))
  }

  /// The digest of a text, in hexadecimal.
  public static func hex(_ text: String, _ algorithm: Algorithm = .sha256) -> String { hex(Data(text.utf8), algorithm) }

  /// The digest of bytes, in hexadecimal.
  public static func hex(_ data: Data, _ algorithm: Algorithm = .sha256) -> String {
    let digest = Digest(algorithm)
    digest.update(data)
    return digest.finish()
  }

  /// The digest of a file, read in pieces of 1 MiB, in hexadecimal.
  ///
  /// - Throws: what FileHandle throws when the file cannot be read.
  public static func hex(contentsOf url: URL, _ algorithm: Algorithm = .sha256) throws -> String {
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    let digest = Digest(algorithm)
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { digest.update(piece) }
    return digest.finish()
  }
}
