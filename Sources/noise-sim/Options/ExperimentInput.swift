import Compression
import Descriptions
import ExperimentFiles
import Experiments
import Foundation

/// Reads the experiments that a command works on.
enum ExperimentInput {
  /// The experiments of a file or an example, or `builtIn` where there is neither, with overrides applied.
  ///
  /// - Parameter options: Options that stand for an override of the key of the same name, applied last; `nil` where they
  ///   are not given.
  /// - Throws: `Fault`: of the kind `usage` where an override is wrong, `data` where the file is.
  static func read(
    _ path: String?, example: Example? = nil, published: PublishedSchedule? = nil, builtIn: [Experiment],
    named builtInName: String = "built-in experiments",
    overrides: [String], options: [(name: String, value: String?)] = []
  ) throws -> [Experiment] {
    var changes = try overrides.map { try Override($0) }
    for case (let name, let value?) in options {
      changes.append(try Override("\(name)=\(value)", option: "--\(name) \(value)"))
    }
    if let example {
      return try ExperimentReader.read(example.text, file: "example \(example.name)", overrides: changes)
    }
    if let published {
      return try ExperimentReader.read(published.text, file: "published \(published.name)", overrides: changes)
    }
    if let path {
      let text = try text(path)
      do {
        return try ExperimentReader.read(text, file: path, overrides: changes)
      } catch {
        // What is right without the options is made wrong by them, wherever it stands.
        let isRight = !changes.isEmpty && error.kind == .data && (try? ExperimentReader.read(text, file: path)) != nil
        throw isRight ? error.caused(by: changes) : error
      }
    }
    guard !changes.isEmpty else { return builtIn }
    do {
      return try ExperimentReader.experiments(builtIn.map(\.node), overrides: changes)
    } catch {
      throw error.caused(by: changes, in: builtInName)
    }
  }

  /// The folder of an experiment file; `nil` (the current one) for a pipe, which is in none.
  static func folder(_ path: String) -> URL? {
    let url = URL(fileURLWithPath: path)
    let isFile = (try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile
    return isFile == true ? url.deletingLastPathComponent() : nil
  }

  /// Where the files are that an experiment names: in the folder given, or beside it.
  static func dataFolder(_ given: String?, beside experiment: String?) -> URL? {
    given.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? experiment.flatMap(folder)
  }

  static func text(_ path: String) throws -> String {
    let bytes = try bytes(path) { path throws(GzipError) in try InputFile.bytes(of: path) }
    guard !bytes.isUTF16, let text = String(validating: bytes, as: UTF8.self) else {
      let found = bytes.isUTF16 ? "UTF-16 text" : Gzip.isCompressed(bytes) ? "compressed with gzip" : "no text"
      throw Failure(.badInput, "\(path) is \(found), but must be UTF-8 text")
    }
    return text
  }

  /// The bytes of a table, compressed with gzip or not.
  static func table(_ path: String) throws -> [UInt8] {
    try bytes(path) { path throws(GzipError) in try InputFile.contents(of: path) }
  }

  private static func bytes(
    _ path: String, _ read: (String) throws(GzipError) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    let name = path.isEmpty ? "''" : path
    do {
      return try read(path)
    } catch .missing {
      throw Failure(.missingInput, "\(name) cannot be read: there is no such file")
    } catch .unreadable(let reason) {
      throw Failure(.missingInput, "\(name) cannot be read: \(reason)")
    } catch {
      throw Failure(.badInput, "\(name) \(error)")
    }
  }

  /// A file of which a command takes a single experiment.
  static func readOne(
    _ path: String?, published: PublishedSchedule? = nil, overrides: [String] = []
  ) throws -> Experiment {
    let experiments = try read(path, published: published, builtIn: [], overrides: overrides)
    guard experiments.count == 1 else {
      throw Failure(
        .badInput, "\(path ?? "the schedule") holds \(experiments.count) experiments, but must hold one here")
    }
    return experiments[0]
  }
}

extension Fault {
  /// What options have made wrong in a file that is right without them: a line of the file is a part, and the options are to blame.
  fileprivate func caused(by changes: [Override]) -> Fault {
    var fault = self
    fault.kind = .usage
    guard case .file? = place, let place else { return fault }
    fault = fault.within("\(place)")
    fault.place = .option(changes.map(\.place.description).joined(separator: " "))
    return fault
  }

  /// What options have made wrong in descriptions that are right without them: there is no file whose line could be said, but
  /// the part of the description, and the option where there is one alone.
  fileprivate func caused(by changes: [Override], in name: String) -> Fault {
    let steps = path.dropLast().map { step in
      switch step {
      case .key(let key): key
      case .index(let index): "\(index + 1)"
      }
    }
    var fault = within(steps.isEmpty || place != nil ? name : "\(name), \(steps.joined(separator: "."))")
    if fault.kind == .data { fault.kind = .usage }
    return changes.count == 1 ? fault.at(changes[0].place) : fault
  }
}
