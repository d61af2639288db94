import Foundation

/// A server of one file of 300 000 bytes, whose behaviour the path names: see `handler`. It ends with the object.
package final class LoopbackServer {
  /// The bytes that it serves.
  package static let body = [UInt8]((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) })

  private let server: PythonServer

  /// Starts it.
  package init() throws { server = try PythonServer(Self.handler) }

  /// The address of the file, served in this way.
  package func url(_ kind: String) -> URL { server.url(kind) }

  private static let handler = """
    import time
    body = bytes((i * 7 + (i >> 8)) & 255 for i in range(300000))
    seen = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *arguments): pass

        def send(self, status, start, stop, claim, extra={}):
            self.send_response(status)
            self.send_header('Content-Length', str(claim))
            for name, value in extra.items(): self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[start:stop])

        def do_GET(self):
            kind = self.path.strip('/')
            seen[kind] = seen.get(kind, 0) + 1
            asked = self.headers.get('Range')
            start = int(asked[6:].split('-')[0]) if asked else 0
            part = {'Content-Range': 'bytes %d-%d/%d' % (start, len(body) - 1, len(body))}
            if kind == 'missing': self.send_error(404)
            elif kind == 'busy' and seen[kind] < 3: self.send_error(503)
            elif kind == 'moved':
                self.send_response(302); self.send_header('Location', '/whole'); self.end_headers()
            elif kind == 'norange': self.send(200, 0, len(body), len(body))
            elif kind == 'liar': self.send(206, 0, len(body), len(body), {'Content-Range': 'bytes 5-9/10'})
            elif kind == 'long': self.send(200, 0, len(body), len(body) + 1); self.wfile.write(b'x')
            elif kind == 'stall': self.send(200, 0, 1000, len(body)); self.wfile.flush(); time.sleep(60)
            elif kind == 'cut' and seen[kind] == 1: self.send(200, 0, 100000, len(body)); self.close_connection = True
            elif asked: self.send(206, start, len(body), len(body) - start, part)
            else: self.send(200, 0, len(body), len(body))
    """
}
