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
    if let path { return try ExperimentReader.read(try text(path), file: path, overrides: changes) }
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
    guard let text = String(validating: try data(path), as: UTF8.self) else {
      throw Failure(.badInput, "\(path) is not UTF-8 text, but must be")
    }
    return text
  }

  static func data(_ path: String) throws -> Data {
    // Not by URL, which would not read a pipe such as /dev/stdin.
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      let isMissing = errno == ENOENT || errno == ENOTDIR
      throw unreadable(path, isMissing ? "there is no such file" : String(cString: strerror(errno)))
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var info = stat()
    if fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
      throw unreadable(path, "it is a folder, not a file")
    }
    do { return try handle.readToEnd() ?? Data() } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
      throw unreadable(path, String(cString: strerror(Int32(cause.code))))
    }
  }

  private static func unreadable(_ path: String, _ reason: String) -> Failure {
    Failure(.missingInput, "\(path.isEmpty ? "''" : path) cannot be read: \(reason)")
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
