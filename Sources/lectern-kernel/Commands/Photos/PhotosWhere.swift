import ArgumentParser
import Foundation
import TransferLearning

/// `lectern photos where`
struct PhotosWhere: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "where", abstract: "Which pictures the lessons use, and where they are.")

  func run() throws {
    let set = try Photos.urbanAndRural()
    line("town and country", set.origin, set.train.deletingLastPathComponent())
    let fish = try Photos.goldfish()
    line("goldfish", fish.origin, fish.url)
    let flowers = try Photos.flowers()
    line("flowers", flowers.origin, flowers.url)
    let pets = try Photos.catsAndDogs()
    line("cats and dogs", pets.origin, pets.train.deletingLastPathComponent())
    let own = try Photos.own()
    line("your own", own.origin, own.url)
  }

  private func line(_ subject: String, _ origin: PictureOrigin, _ place: URL) {
    let words =
      switch origin {
      case .drawn: "drawn by Lectern"
      case .original: "photographs"
      case .own: "your own"
      }
    print("\(subject.padding(toLength: 18, withPad: " ", startingAt: 0))\(words)  \(place.path)")
  }
}
