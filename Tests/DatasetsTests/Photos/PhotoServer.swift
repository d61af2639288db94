import Foundation

/// A small web server for one test: Python's, with answers that break off, lie or never come.
final class PhotoServer {
  let site: URL
  private let process = Process()
  private let port: Int

  static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private static let script = """
    import http.server, io, os, sys, time, zipfile
    site = sys.argv[1]
    def archive(paths):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zip:
            for path in paths:
                zip.writestr("rural_and_urban_photos/" + path, open(site + "/raw/" + path, "rb").read())
        return file.getvalue()
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *arguments): pass
        def do_GET(self):
            all = ["train/rural/a.jpeg", "train/urban/b.jpeg", "val/rural/c.jpg"]
            path, cut = self.path[1:], 0
            if path == "silent":
                time.sleep(30)
                return
            if path == "photos.zip": data = archive(all)
            elif path == "partial.zip": data = archive(all[:2])
            elif path == "cut.zip": data, cut = archive(all), 100
            elif path == "wrong.zip": data = b"<html>Sign in</html>"
            elif path.startswith("changed/"): data = b"another picture"
            elif path.startswith("raw/") and os.path.exists(site + "/" + path): data = open(site + "/" + path, "rb").read()
            else:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[:len(data) - cut])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """

  struct NotStarted: Error {}

  init(_ site: URL) throws {
    self.site = site
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: PhotoServer.python ?? "/usr/bin/python3")
    process.arguments = ["-c", PhotoServer.script, site.path]
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw NotStarted() }
    self.port = port
  }

  func url(_ path: String) -> URL { URL(string: "http://127.0.0.1:\(port)/\(path)") ?? site }

  func stop() {
    guard process.isRunning else { return }
    // The server inherits the mask of a test's thread, which may block every signal but this one.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
