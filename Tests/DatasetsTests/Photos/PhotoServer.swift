import Foundation
import TestSupport

/// A server of a site's photographs, one by one under `raw/` and as archives, of which some break off or lie.
final class PhotoServer {
  let site: URL
  private let server: PythonServer

  init(_ site: URL) throws {
    self.site = site
    server = try PythonServer(Self.handler, arguments: [site.path])
  }

  func url(_ path: String) -> URL { server.url(path) }

  func stop() { server.stop() }

  private static let handler = """
    import io, os, sys, time, zipfile
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
    """
}
