import Foundation

/// How busy the machine's processors have been so far, and with whom: a measurement that others disturbed can be told.
package struct ProcessorUse {
  private let time = ContinuousClock.now
  /// Seconds that all processors together were busy, those that the host of a virtual machine took away among them.
  private let busy: Double
  /// Seconds of them that went to processes that this one started and that have ended.
  private let own: Double

  /// As it is now; nil where the system does not tell.
  package init?() {
    let line = (try? String(contentsOfFile: "/proc/stat", encoding: .utf8))?.split(separator: "\n").first ?? ""
    // cpu user nice system idle iowait irq softirq steal guest …; a guest's time is in the user's already.
    let ticks = line.split(separator: " ").dropFirst().compactMap { Double($0) }
    let perSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
    var usage = rusage()
    guard ticks.count >= 8, perSecond > 0, getrusage(Int32(RUSAGE_CHILDREN.rawValue), &usage) == 0 else { return nil }
    busy = (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) / perSecond
    own = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }

  /// How many processors, on average, were busy with something else than this process's children since then.
  package func others(since start: ProcessorUse) -> Double {
    let seconds = (time - start.time) / .seconds(1)
    return seconds > 0 ? max(0, (busy - start.busy) - (own - start.own)) / seconds : 0
  }
}
