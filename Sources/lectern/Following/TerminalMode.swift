import Foundation

/// The terminal while single keys are read from it: as it was again whenever the program ends, stops or lets another one have it.
enum TerminalMode {
  /// How it was, and how it is while keys are read. Signal handlers read them, so they are plain memory.
  private nonisolated(unsafe) static let usual = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  private nonisolated(unsafe) static let keys = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  private nonisolated(unsafe) static let isOn = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

  /// Lets keys come one by one and unseen; whether there is a terminal that can.
  static func begin() -> Bool {
    isOn.pointee = 0
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, usual) == 0 else {
      return false
    }
    keys.pointee = usual.pointee
    keys.pointee.c_lflag &= ~tcflag_t(ICANON | ECHO)
    withUnsafeMutableBytes(of: &keys.pointee.c_cc) { $0[Int(VMIN)] = 1 }
    on()
    for number in [SIGTERM, SIGHUP, SIGQUIT] {
      signal(number) { number in
        TerminalMode.off()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    stopAsUsual()
    signal(SIGCONT) { _ in
      TerminalMode.stopAsUsual()
      // Continued in the background, the terminal is still the shell's.
      if TerminalMode.isOn.pointee == 1, tcgetpgrp(STDIN_FILENO) == getpgrp() {
        TerminalMode.set(TerminalMode.keys, TCSANOW)
      }
      TerminalSignals.tell(TerminalSignals.redraw)
    }
    return true
  }

  /// Keys one by one.
  static func on() {
    isOn.pointee = 1
    set(keys, TCSADRAIN)
  }

  /// As it was, for good or while another program has it.
  static func end() {
    off()
    isOn.pointee = 0
  }

  private static func off() { if isOn.pointee == 1 { set(usual, TCSANOW) } }

  /// A program that is ended in the background would be stopped here instead, and never end.
  private static func set(_ mode: UnsafeMutablePointer<termios>, _ when: Int32) {
    var (stop, before) = (sigset_t(), sigset_t())
    sigemptyset(&stop)
    sigaddset(&stop, SIGTTOU)
    pthread_sigmask(SIG_BLOCK, &stop, &before)
    tcsetattr(STDIN_FILENO, when, mode)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Ctrl-Z leaves the shell a terminal that it can use.
  private static func stopAsUsual() {
    signal(SIGTSTP) { number in
      TerminalMode.off()
      signal(number, SIG_DFL)
      var set = sigset_t()
      sigemptyset(&set)
      sigaddset(&set, number)
      // It is blocked while this runs.
      sigprocmask(SIG_UNBLOCK, &set, nil)
      raise(number)
    }
  }

  /// How many columns the terminal has; 80 where nobody says.
  static var columns: Int {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : 80
  }
}
