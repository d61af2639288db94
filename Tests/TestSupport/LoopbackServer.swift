import Foundation

/// A server of one file of 300 000 bytes, whose behaviour the path names: see `handler`. It ends with the object.
package final class LoopbackServer {
  /// The bytes that it serves.
  package static let body = [UInt8]((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) })

  /// The same as a file that begins as HDF5 files do, served where the path begins with `hdf5`.
  package static let hdf5Body = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a] + body.dropFirst(8)

  private let server: PythonServer

  /// Starts it.
  package init() throws { server = try PythonServer(Self.handler) }

  /// The address of the file, served in this way.
  package func url(_ kind: String) -> URL { server.url(kind) }

  /// What has been asked for until now: the way, and the first byte.
  package func log() throws -> [(kind: String, start: Int)] {
    try String(contentsOf: server.url("log"), encoding: .utf8).split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return (String(words[0]), Int(words[1]) ?? -1)
    }
  }

  private static let handler = """
    import time
    plain = bytes((i * 7 + (i >> 8)) & 255 for i in range(300000))
    seen = {}
    log = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *arguments): pass

        def send(self, status, start, stop, claim, extra={}):
            self.send_response(status)
            if claim is not None: self.send_header('Content-Length', str(claim))
            if self.tag: self.send_header('ETag', self.tag)
            for name, value in extra.items(): self.send_header(name, value)
            self.end_headers()
            self.wfile.write(self.body[start:stop])

        def trickle(self, start, pieces, pause):
            step = (len(self.body) - start) // pieces + 1
            for at in range(start, len(self.body), step):
                self.wfile.flush(); time.sleep(pause)
                self.wfile.write(self.body[at:at + step])

        def do_GET(self):
            # `hdf5-slow/some/file` is the way `slow`.
            kind = self.path.strip('/').split('/')[0]
            if kind == 'log':
                self.tag = None; self.body = '\\n'.join('%s %d' % line for line in log).encode()
                return self.send(200, 0, len(self.body), len(self.body))
            seen[kind] = seen.get(kind, 0) + 1
            name, self.body = kind, plain
            if kind.startswith('hdf5'):
                self.body = b'\\x89HDF\\r\\n\\x1a\\n' + plain[8:]; kind = kind[5:]
            body = self.body
            self.tag = {'untagged': None, 'changed': '"v2"'}.get(kind, '"v1"')
            asked = self.headers.get('Range')
            if self.headers.get('If-Range', self.tag) != self.tag: asked = None
            start = int(asked[6:].split('-')[0]) if asked else 0
            log.append((name, start))
            part = {'Content-Range': 'bytes %d-%d/%d' % (start, len(body) - 1, len(body))}
            if kind == 'missing': self.send_error(404)
            elif kind == 'busy' and seen[name] < 3: self.send_error(503)
            elif kind == 'moved':
                self.send_response(302); self.send_header('Location', '/' + name.replace('moved', 'whole')); self.end_headers()
            elif kind == 'norange': self.send(200, 0, len(body), len(body))
            elif kind == 'nolength': self.send(200, 0, len(body), None)
            elif kind == 'login': self.body = b'<html>Password?</html>'; self.send(200, 0, 99, len(self.body))
            elif kind == 'liar': self.send(206, 0, len(body), len(body), {'Content-Range': 'bytes 5-9/10'})
            elif kind == 'long': self.send(200, 0, len(body), len(body) + 1); self.wfile.write(b'x')
            elif kind == 'stall': self.send(200, 0, 1000, len(body)); self.wfile.flush(); time.sleep(60)
            elif kind == 'stop': self.send(200, 0, 100000, len(body)); self.wfile.flush(); time.sleep(60)
            elif kind == 'slow' and not asked: self.send(200, 0, 0, len(body)); self.trickle(0, 6, 0.4)
            elif kind == 'cut' and seen[name] == 1: self.send(200, 0, 100000, len(body)); self.close_connection = True
            elif asked and start >= len(body):
                self.send(416, 0, 0, 9, {'Content-Range': 'bytes */%d' % len(body)}); self.wfile.write(b'no more..')
            elif asked: self.send(206, start, len(body), len(body) - start, part)
            else: self.send(200, 0, len(body), len(body))
    """
}
