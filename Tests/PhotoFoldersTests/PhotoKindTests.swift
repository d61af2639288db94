import PhotoFolders
import Testing

@Suite struct PhotoKindTests {
  @Test(arguments: [
    (["rural", "urban"], PhotoKind.townAndCountry), (["Urban", "RURAL"], .townAndCountry),
    (["cat", "dog"], .catsAndDogs), (["Cats", "Dogs"], .catsAndDogs), (["cats", "dog"], .catsAndDogs),
    (["daisy", "dandelion", "roses", "sunflowers", "tulips"], .flowers), (["Rose", "tulip"], .flowers),
    (["roses", "tulips", "lilies"], .flowers),
    (["roses"], .own), (["rose", "roses"], .own), (["cat", "dog", "rabbit"], .own), (["cat", "cats"], .own),
    (["urban", "rural", "suburban"], .own), (["beach", "forest"], .own), ([], .own),
  ])
  func classesSayTheKind(_ classNames: [String], _ kind: PhotoKind) {
    #expect(PhotoKind(classNames: classNames) == kind)
  }
}
