import ArgumentParser
import Files
import Foundation
import TransferLearning

/// `lectern classify MODEL PICTURE…`
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Say what is in pictures, by a model that was trained before.",
    discussion: """
      A model that was saved by `model.save("mine.keras", trainedOn: pictures)` knows what its classes are called and how \
      pictures are prepared. For one that Keras saved, say both: --classes or --labels, and --preprocessing.

        lectern classify mine.keras holiday.jpg
        lectern classify mine.keras ~/Pictures --csv > found.csv
        lectern classify efficientNetLite0 fish.jpg
        lectern classify other.h5 fish.jpg --labels imagenet --preprocessing tf
        lectern classify mine.keras photos/val

      A published network, as in the third line, tells ImageNet's thousand classes apart. Where a folder's own folders are \
      named as the model's classes, as in the last, it is also told how many were right, and what was taken for what.

      Exit status: 0 all pictures were classified, 1 some could not be read, 2 usage.
      """)

  @Argument(help: ArgumentHelp("A .keras or .h5 file, or a network of `lectern models`.", valueName: "model"))
  var model: String
  @Argument(help: ArgumentHelp("Picture files, and folders of them.", valueName: "picture")) var pictures: [String]
  @Option(help: ArgumentHelp("How many classes to tell of a picture.", valueName: "n")) var top = 2
  @Flag(help: "As JSON, an object a picture.") var json = false
  @Flag(help: "As comma-separated values, for spreadsheets.") var csv = false
  @OptionGroup var naming: ModelOptions

  func validate() throws {
    guard top > 0 else { throw ValidationError("--top is a number of classes from 1; it is \(top).") }
    if json, csv { throw ValidationError("--json and --csv are two ways to say the same; leave one out.") }
    if pictures.isEmpty { throw ValidationError("Which pictures? Name files, or folders of them.") }
  }

  func run() throws {
    do {
      let found = try pictures.map { try PictureArgument($0) }
      let classifier = try ModelArgument(model, naming).classifier()
      let work = PicturesToClassify(found, classNames: classifier.classNames)
      for note in work.notes + naming.notes(on: classifier, model: model) { Complaint.say("Note: \(note)") }
      let format: ClassifiedFormat = json ? .json : csv ? .csv : .text
      let writer = ClassifiedWriter(format, work, classifier, top: min(top, classifier.classNames.count))
      guard try Classification(classifier, work, writer).run() == 0 else { throw ExitCode(1) }
    } catch let mistake as ClassifyMistake {
      Complaint.say("Error: \(mistake)\n  See 'lectern classify --help'.")
      throw ExitCode(2)
    } catch let code as ExitCode {
      throw code
    } catch {
      Complaint.say("Error: \(SystemReason.sentence(for: error))")
      throw ExitCode(1)
    }
  }
}
