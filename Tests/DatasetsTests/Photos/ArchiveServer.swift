import Foundation
import TestSupport

/// A server of the files in a folder, which goes on from where it is asked to. What is asked for under `cut/` breaks off in
/// the middle, once; `silent` never answers.
final class ArchiveServer {
  private let server: PythonServer

  init(_ site: URL) throws { server = try PythonServer(Self.handler, arguments: [site.path]) }

  func url(_ path: String) -> URL { server.url(path) }
  func stop() { server.stop() }

  private static let handler = """
    import os, re, sys, time
    site, cut = sys.argv[1], set()
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *arguments): pass
        def do_GET(self):
            path = self.path[1:]
            if path == "silent":
                time.sleep(30)
                return
            name = site + "/" + path.removeprefix("cut/")
            if not os.path.exists(name):
                self.send_error(404)
                return
            data = open(name, "rb").read()
            whole, start = len(data), 0
            range = re.match("bytes=([0-9]+)-", self.headers.get("Range", ""))
            if range: start = int(range.group(1))
            with open(site + "/asked", "a") as log: log.write(str(start) + "\\n")
            self.send_response(206 if range else 200)
            if range: self.send_header("Content-Range", "bytes %d-%d/%d" % (start, whole - 1, whole))
            self.send_header("Content-Length", str(whole - start))
            self.end_headers()
            end = whole
            if path.startswith("cut/") and path not in cut:
                cut.add(path)
                end = whole // 2
            self.wfile.write(data[start:end])
            self.close_connection = True
    """
}
