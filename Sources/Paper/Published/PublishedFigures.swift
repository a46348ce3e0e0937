import Descriptions
import Findings
import Foundation

/// The folders of the figures, as `noise-sim figures` has written them.
public struct PublishedFigures: Sendable {
  /// The folder that holds them.
  public let root: URL

  /// The figures below `root`; nothing is read yet.
  public init(_ root: URL) { self.root = root }

  /// A figure's experiments, in their order.
  /// - Throws: `Fault` where the folder or a file of it is missing or holds something else.
  func experiments(of figure: PaperFigure) throws -> [PublishedExperiment] {
    let name = "\(figure.name)/manifest.json"
    let text = try data(name, of: figure.name)
    guard let manifest = try? JSONSerialization.jsonObject(with: text) as? [String: Any] else {
      throw Fault([], "\(path(name)) is not a manifest of noise-sim, but must be")
    }
    func title(_ experiment: Any?) throws -> String {
      guard let title = (experiment as? [String: Any])?["title"] as? String else {
        throw Fault([], "\(path(name)): an experiment has no title, but must have one")
      }
      return title
    }
    func design(_ experiment: Any?) throws -> PublishedDesign {
      guard let design = (experiment as? [String: Any]).flatMap(PublishedDesign.init) else {
        throw Fault(
          [], "\(path(name)): an experiment lacks dynamics, replicates, margin or confidence, but must have them")
      }
      return design
    }
    if let several = manifest["experiments"] as? [Any] {
      return try several.enumerated().map { position, experiment in
        let title = try title(experiment)
        return try PublishedExperiment(
          self, of: figure.name, folder: "\(figure.name)/\(ResultWriter.folderName(title, position))", title: title,
          design: design(experiment))
      }
    }
    return [
      try PublishedExperiment(
        self, of: figure.name, folder: figure.name, title: try title(manifest["experiment"]),
        design: design(manifest["experiment"]))
    ]
  }

  /// One experiment of a figure.
  /// - Throws: `Fault` as ``experiments(of:)``, and where there are fewer.
  func experiment(_ figure: PaperFigure, _ position: Int = 0) throws -> PublishedExperiment {
    let all = try experiments(of: figure)
    guard all.indices.contains(position) else {
      throw Fault([], "\(path(figure.name)) holds \(all.count) experiments, but must hold \(position + 1)")
    }
    return all[position]
  }

  func data(_ name: String, of figure: String) throws -> Data {
    do { return try Data(contentsOf: root.appendingPathComponent(name)) } catch {
      throw Fault(
        [], "\(path(name)) cannot be read; `noise-sim figures \(figure) --output \(root.relativePath)` writes it",
        kind: .missing)
    }
  }

  /// The folder of the schedules' table, beside those of the figures.
  static let table = "table"

  func path(_ name: String) -> String { root.appendingPathComponent(name).relativePath }
}
