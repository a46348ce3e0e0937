import ArgumentParser
import Descriptions
import ExperimentFiles
import NoiseScale

/// The option that names a published schedule in place of a file.
struct PublishedOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The schedule of a published training in place of a file; scale --list names them.", valueName: "name"),
    completion: .list(PublishedSchedule.all.map(\.name)))
  var published: String?

  /// - Throws: `ValidationError` where there is a file too.
  func check(besides file: String?) throws {
    if published != nil, file != nil { throw ValidationError("Give an experiment file or --published, not both.") }
  }

  /// The schedule that was named.
  /// - Throws: `Fault` of the kind `usage` for an unknown name.
  var schedule: PublishedSchedule? {
    get throws { try published.map { try PublishedSchedule.named($0) } }
  }

  /// Every name with what was trained.
  static var list: String {
    let width = PublishedSchedule.all.map(\.name.count).max() ?? 0
    return PublishedSchedule.all.map { $0.name.padding(toLength: width + 2) + $0.title + "\n" }.joined()
  }

  /// A position as an option has it.
  /// - Throws: `Fault` of the kind `usage`.
  static func position(_ text: String, _ option: String) throws -> Position {
    guard let position = Position(typed: text) else {
      throw Fault(
        option, "'\(text)'",
        allowed: "a position such as 'update 95000', '150B tokens', '12.5 epochs' or '40 %'", kind: .usage)
    }
    return position
  }
}
