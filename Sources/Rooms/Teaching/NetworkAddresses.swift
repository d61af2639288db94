import Foundation

/// By which addresses other machines reach this one.
enum NetworkAddresses {
  /// IPv4, those of a local network first; this machine's own where there is no network.
  static var all: [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return ["127.0.0.1"] }
    defer { freeifaddrs(list) }
    var found: [String] = []
    var next = list
    while let one = next?.pointee {
      next = one.ifa_next
      guard let address = one.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET),
        one.ifa_flags & UInt32(IFF_UP) != 0, one.ifa_flags & UInt32(IFF_LOOPBACK) == 0
      else { continue }
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      if getnameinfo(address, size, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 {
        found.append(String(cString: text))
      }
    }
    let isLocal = { (address: String) in address.hasPrefix("192.168.") || address.hasPrefix("10.") }
    return found.isEmpty ? ["127.0.0.1"] : found.filter(isLocal) + found.filter { !isLocal($0) }
  }
}
