import ArgumentParser
import Foundation

/// `lectern cache list | clear`
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "What is kept on this machine, and how to be rid of it.",
    discussion:
      "Everything in the cache can be had again: features, compiled steps and runs are made anew, weights and "
      + "photographs fetched.",
    subcommands: [CacheList.self, CacheClear.self], defaultSubcommand: CacheList.self)
}
