internal import CSourceKit
import Foundation

/// `libsourcekitdInProc.so`, asked in YAML and answering in JSON. Its interface is `usr/include/SourceKit/sourcekitd.h`.
struct SourceKitLibrary {
  private typealias Object = UnsafeMutableRawPointer
  private typealias Text = UnsafeMutablePointer<CChar>

  private let request: @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<Text?>?) -> Object?
  private let release: @convention(c) (Object) -> Void
  private let send: @convention(c) (Object) -> Object?
  private let isError: @convention(c) (Object) -> Bool
  private let error: @convention(c) (Object) -> UnsafePointer<CChar>?
  private let dispose: @convention(c) (Object) -> Void
  private let value: @convention(c) (Object) -> sourcekitd_variant_t
  private let json: @convention(c) (sourcekitd_variant_t) -> Text?

  /// nil where it cannot be loaded, or is another library.
  init?(path: String) {
    guard let handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL) else { return nil }
    func symbol<Function>(_ name: String, _: Function.Type = Function.self) -> Function? {
      dlsym(handle, "sourcekitd_\(name)").map { unsafeBitCast($0, to: Function.self) }
    }
    guard let initialize = symbol("initialize", (@convention(c) () -> Void).self),
      let request = symbol("request_create_from_yaml", type(of: self.request)),
      let release = symbol("request_release", type(of: self.release)),
      let send = symbol("send_request_sync", type(of: self.send)),
      let isError = symbol("response_is_error", type(of: self.isError)),
      let error = symbol("response_error_get_description", type(of: self.error)),
      let dispose = symbol("response_dispose", type(of: self.dispose)),
      let value = symbol("response_get_value", type(of: self.value)),
      let json = symbol("variant_json_description_copy", type(of: self.json))
    else { return nil }
    (self.request, self.release, self.send, self.isError) = (request, release, send, isError)
    (self.error, self.dispose, self.value, self.json) = (error, dispose, value, json)
    initialize()
  }

  func answer(to yaml: [UInt8]) -> (text: String, isError: Bool) {
    let made = (yaml + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in chars.baseAddress.flatMap { request($0, nil) } }
    }
    guard let made else { return ("the request is no YAML", true) }
    defer { release(made) }
    guard let response = send(made) else { return ("SourceKit does not answer", true) }
    defer { dispose(response) }
    if isError(response) { return (error(response).map { String(cString: $0) } ?? "SourceKit cannot answer", true) }
    guard let text = json(value(response)) else { return ("{}", false) }
    defer { free(text) }
    return (String(cString: text), false)
  }
}
