import Foundation
import Report

/// The folders of the figures, as `noise-sim figures` has written them.
public struct PublishedFigures: Sendable {
  /// The folder that holds them.
  public let root: URL

  /// The figures below `root`; nothing is read yet.
  public init(_ root: URL) { self.root = root }

  /// A figure's experiments, in their order.
  /// - Throws: ``Failure`` where the folder or a file of it is missing or holds something else.
  func experiments(of figure: any PaperFigure.Type) throws -> [PublishedExperiment] {
    let name = "\(figure.name)/manifest.json"
    let text = try data(name, of: figure)
    guard let manifest = try? JSONSerialization.jsonObject(with: text) as? [String: Any] else {
      throw Failure(.badInput, "\(path(name)) is not a manifest of noise-sim, but must be")
    }
    func title(_ experiment: Any?) throws -> String {
      guard let title = (experiment as? [String: Any])?["title"] as? String else {
        throw Failure(.badInput, "\(path(name)): an experiment has no title, but must have one")
      }
      return title
    }
    if let several = manifest["experiments"] as? [Any] {
      return try several.enumerated().map { position, experiment in
        let title = try title(experiment)
        return try PublishedExperiment(
          self, figure, folder: "\(figure.name)/\(ResultWriter.folderName(title, position))", title: title)
      }
    }
    return [
      try PublishedExperiment(self, figure, folder: figure.name, title: try title(manifest["experiment"]))
    ]
  }

  /// One experiment of a figure.
  /// - Throws: ``Failure`` as ``experiments(of:)``, and where there are fewer.
  func experiment(_ figure: any PaperFigure.Type, _ position: Int = 0) throws -> PublishedExperiment {
    let all = try experiments(of: figure)
    guard all.indices.contains(position) else {
      throw Failure(.badInput, "\(path(figure.name)) holds \(all.count) experiments, but must hold \(position + 1)")
    }
    return all[position]
  }

  func data(_ name: String, of figure: any PaperFigure.Type) throws -> Data {
    do { return try Data(contentsOf: root.appendingPathComponent(name)) } catch {
      throw Failure(
        .missingInput,
        "\(path(name)) cannot be read; `noise-sim figures \(figure.name) --output \(root.relativePath)` writes it")
    }
  }

  func path(_ name: String) -> String { root.appendingPathComponent(name).relativePath }
}
