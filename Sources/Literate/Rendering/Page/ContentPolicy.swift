import Files
import Foundation

/// What a page may do, for browsers to enforce: run its own two scripts and show pictures that it holds. Whatever a lesson
/// or its outputs might get past the escaping, no other script runs and nothing is asked of the network.
///
/// Content Security Policy Level 3, W3C: https://www.w3.org/TR/CSP3/
enum ContentPolicy {
  static let text =
    "default-src 'none'; script-src \(sources); style-src 'unsafe-inline'; img-src data:; font-src data:; "
    + "base-uri 'none'; form-action 'none'"

  /// Of a page that is served: it also speaks to where it came from.
  static let live =
    "default-src 'none'; script-src \(sources) \(source(LiveScript.text)); style-src 'unsafe-inline'; "
    + "img-src data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"

  /// Of a page for those who read along in a room: it hears where the teacher is.
  static let reading =
    "default-src 'none'; script-src \(sources) \(source(RoomReadingScript.text)); style-src 'unsafe-inline'; "
    + "img-src data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"

  /// Of a page with one script of its own that speaks to where it came from.
  static func own(_ script: String) -> String {
    "default-src 'none'; script-src \(source(PageScript.early)) \(source(script)); style-src 'unsafe-inline'; img-src data:; "
      + "connect-src 'self'; base-uri 'none'; form-action 'none'"
  }

  private static let sources = [PageScript.early, PageScript.late].map(source).joined(separator: " ")

  private static func source(_ script: String) -> String {
    let digest = Digest(.sha256)
    digest.update(script)
    return "'sha256-\(Data(digest.finishBytes()).base64EncodedString())'"
  }
}
