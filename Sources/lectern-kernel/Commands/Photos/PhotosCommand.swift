import ArgumentParser
import TransferLearning

/// `lectern photos list | fetch | where`
struct PhotosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photos", abstract: "Fetch the photographs of the course, or see which pictures it uses.",
    subcommands: [PhotosList.self, PhotosFetch.self, PhotosWhere.self])
}

/// By their names.
extension PhotoCollection: ExpressibleByArgument {}
