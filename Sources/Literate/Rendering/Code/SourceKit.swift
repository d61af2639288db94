internal import CSourceKit
import Foundation

/// The toolchain's SourceKit, loaded into this process: says what is a keyword, a type, a text.
///
/// Its interface is `usr/include/SourceKit/sourcekitd.h`. It starts threads of its own.
final class SourceKit: @unchecked Sendable {
  private typealias UID = OpaquePointer
  private typealias Object = UnsafeMutableRawPointer

  private let uid: @convention(c) (UnsafePointer<CChar>) -> UID?
  private let newRequest: @convention(c) (UnsafeRawPointer?, UnsafeRawPointer?, Int) -> Object?
  private let setString: @convention(c) (Object, UID, UnsafePointer<CChar>, Int) -> Void
  private let setNumber: @convention(c) (Object, UID, Int64) -> Void
  private let setValue: @convention(c) (Object, UID, Object) -> Void
  private let newArray: @convention(c) (UnsafeRawPointer?, Int) -> Object?
  private let setElement: @convention(c) (Object, Int, UnsafePointer<CChar>) -> Void
  private let setUID: @convention(c) (Object, UID, UID) -> Void
  private let release: @convention(c) (Object) -> Void
  private let send: @convention(c) (Object) -> Object?
  private let isError: @convention(c) (Object) -> Bool
  private let dispose: @convention(c) (Object) -> Void
  private let value: @convention(c) (Object) -> sourcekitd_variant_t
  private let member: @convention(c) (sourcekitd_variant_t, UID) -> sourcekitd_variant_t
  private let number: @convention(c) (sourcekitd_variant_t, UID) -> Int64
  private let kind: @convention(c) (sourcekitd_variant_t, UID) -> UID?
  private let count: @convention(c) (sourcekitd_variant_t) -> Int
  private let element: @convention(c) (sourcekitd_variant_t, Int) -> sourcekitd_variant_t
  private let lock = NSLock()
  private var documents = 0
  private var tokenKinds: [UID: CodeToken.Kind] = [:]

  /// That of the toolchain in use; nil where it has none.
  static let shared: SourceKit? = (try? Toolchain.current()).flatMap { SourceKit(library: $0.sourceKit) }

  /// - Parameter library: `libsourcekitdInProc.so`. It stays loaded: nil where it cannot be, or is another one.
  init?(library: URL) {
    guard let handle = dlopen(library.path, RTLD_LAZY | RTLD_LOCAL) else { return nil }
    func symbol<Function>(_ name: String, _: Function.Type = Function.self) -> Function? {
      dlsym(handle, "sourcekitd_\(name)").map { unsafeBitCast($0, to: Function.self) }
    }
    guard let initialize = symbol("initialize", (@convention(c) () -> Void).self),
      let uid = symbol("uid_get_from_cstr", type(of: self.uid)),
      let newRequest = symbol("request_dictionary_create", type(of: self.newRequest)),
      let setString = symbol("request_dictionary_set_stringbuf", type(of: self.setString)),
      let setNumber = symbol("request_dictionary_set_int64", type(of: self.setNumber)),
      let setValue = symbol("request_dictionary_set_value", type(of: self.setValue)),
      let newArray = symbol("request_array_create", type(of: self.newArray)),
      let setElement = symbol("request_array_set_string", type(of: self.setElement)),
      let setUID = symbol("request_dictionary_set_uid", type(of: self.setUID)),
      let release = symbol("request_release", type(of: self.release)),
      let send = symbol("send_request_sync", type(of: self.send)),
      let isError = symbol("response_is_error", type(of: self.isError)),
      let dispose = symbol("response_dispose", type(of: self.dispose)),
      let value = symbol("response_get_value", type(of: self.value)),
      let member = symbol("variant_dictionary_get_value", type(of: self.member)),
      let number = symbol("variant_dictionary_get_int64", type(of: self.number)),
      let kind = symbol("variant_dictionary_get_uid", type(of: self.kind)),
      let count = symbol("variant_array_get_count", type(of: self.count)),
      let element = symbol("variant_array_get_value", type(of: self.element))
    else { return nil }
    (self.uid, self.newRequest, self.setString) = (uid, newRequest, setString)
    (self.setValue, self.newArray, self.setElement) = (setValue, newArray, setElement)
    (self.setNumber, self.setUID, self.release, self.send) = (setNumber, setUID, release, send)
    (self.isError, self.dispose, self.value, self.member) = (isError, dispose, value, member)
    (self.number, self.kind, self.count, self.element) = (number, kind, count, element)
    initialize()
    // The pointers stay the same as long as the library is loaded.
    for (name, kind) in Self.kinds { if let found = uid(Self.prefix + name) { tokenKinds[found] = kind } }
  }

  /// The coloured pieces of Swift code, in their order; nil when SourceKit does not answer.
  func tokens(of source: String) -> [CodeToken]? {
    lock.withLock {
      documents += 1
      let name = "lectern-\(documents).swift"
      let answer = ask("source.request.editor.open", document: name, source: source) { response in
        guard let key = self.uid("key.syntaxmap"), let kind = self.uid("key.kind"),
          let offset = self.uid("key.offset"), let length = self.uid("key.length")
        else { return [CodeToken]() }
        let map = self.member(response, key)
        return (0..<self.count(map)).compactMap { index in
          let entry = self.element(map, index)
          guard let found = self.kind(entry, kind), let kind = self.tokenKinds[found] else { return nil }
          let start = Int(self.number(entry, offset))
          return CodeToken(kind: kind, range: start..<start + Int(self.number(entry, length)))
        }
      }
      _ = ask("source.request.editor.close", document: name, source: nil) { _ in [] }
      return answer
    }
  }

  private func ask(
    _ request: String, document: String, source: String?, read: (sourcekitd_variant_t) -> [CodeToken]
  ) -> [CodeToken]? {
    guard let message = newRequest(nil, nil, 0) else { return nil }
    defer { release(message) }
    func set(_ key: String, _ text: String) {
      guard let key = uid(key) else { return }
      var text = text
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { chars in
          withUnsafePointer(to: CChar(0)) { setString(message, key, chars.baseAddress ?? $0, chars.count) }
        }
      }
    }
    if let key = uid("key.request"), let request = uid(request) { setUID(message, key, request) }
    set("key.name", document)
    if let source {
      set("key.sourcetext", source)
      // As steps are compiled: `/"/` is a regular expression, not the beginning of a text.
      if let key = uid("key.compilerargs"), let arguments = newArray(nil, 0) {
        for argument in ["-swift-version", "5", "-enable-bare-slash-regex", document] {
          argument.withCString { setElement(arguments, -1, $0) }
        }
        setValue(message, key, arguments)
        release(arguments)
      }
      let options: [(String, Int64)] = [
        ("key.syntactic_only", 1), ("key.enablesyntaxmap", 1), ("key.enablesubstructure", 0),
        ("key.enablediagnostics", 0),
      ]
      for (name, number) in options { if let key = uid(name) { setNumber(message, key, number) } }
    }
    guard let response = send(message) else { return nil }
    defer { dispose(response) }
    return isError(response) ? nil : read(value(response))
  }

  private static let prefix = "source.lang.swift.syntaxtype."
  private static let kinds: [String: CodeToken.Kind] = [
    "keyword": .keyword, "pounddirective.keyword": .keyword, "buildconfig.keyword": .keyword,
    "string": .string, "character": .string, "objectLiteral": .string, "regex": .string,
    "number": .number, "typeidentifier": .type, "identifier": .identifier,
    "attribute.builtin": .attribute, "attribute.id": .attribute,
    "comment": .comment, "comment.mark": .comment, "comment.url": .comment, "doccomment": .comment,
    "doccomment.field": .comment,
  ]
}
