import Foundation

/// Standard input, output and error, which whoever starts this program may have closed.
enum StandardFiles {
  /// Opens those that are closed as nothing: or the next file or socket opened would take a number that is printed to.
  static func open() {
    for file in STDIN_FILENO...STDERR_FILENO where fcntl(file, F_GETFD) < 0 {
      _ = Foundation.open("/dev/null", file == STDIN_FILENO ? O_RDONLY : O_WRONLY)
    }
  }

  /// A line on standard error. Nobody may be reading it: that is no reason to end.
  static func complain(_ text: String) {
    fflush(stdout)
    fputs(text + "\n", stderr)
  }
}
