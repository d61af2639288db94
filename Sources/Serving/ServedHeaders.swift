import FlyingFox

/// What a browser is told about everything that comes from here: nobody else may show it, keep it, or learn the address.
package enum ServedHeaders {
  package static var common: HTTPHeaders {
    [
      HTTPHeader("Cache-Control"): "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("Referrer-Policy"): "no-referrer",
      HTTPHeader("X-Frame-Options"): "DENY",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
    ]
  }

  /// For pages, whose own policy stands in them.
  package static func page(_ type: String) -> HTTPHeaders {
    var headers = common
    headers[.contentType] = type
    headers[HTTPHeader("Content-Security-Policy")] = "frame-ancestors 'none'"
    return headers
  }

  /// For files that are shown as they are and run nothing.
  static func file(_ type: String) -> HTTPHeaders {
    var headers = common
    headers[.contentType] = type
    headers[HTTPHeader("Content-Security-Policy")] =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
    return headers
  }
}
