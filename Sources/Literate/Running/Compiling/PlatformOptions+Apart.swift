import Subprocess

extension PlatformOptions {
  /// Not in the group of the terminal: Ctrl-C there stops the step, and must not leave it without its compiler.
  static var apart: PlatformOptions {
    var options = PlatformOptions()
    options.processGroupID = 0
    return options
  }
}
