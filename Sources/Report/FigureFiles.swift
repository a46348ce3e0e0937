import Foundation

extension OutputFolder {
  /// Writes a figure's script and draws its picture beside it.
  ///
  /// - Parameters:
  ///   - figure: the figure; its files are named after it.
  ///   - folder: a subfolder of the output folder, or empty.
  ///   - gnuplot: the program that draws.
  /// - Returns: what came of it. Whatever it is, the script is written; a picture is there only if it was drawn.
  /// - Throws: ``OutputError`` if the script cannot be written; a picture that cannot be drawn is an outcome.
  public func draw(
    _ figure: Figure, in folder: String = "", with gnuplot: Gnuplot
  ) throws(OutputError) -> Gnuplot.Outcome {
    let prefix = folder.isEmpty ? "" : folder + "/"
    try write(figure.script, to: prefix + figure.scriptName)
    let picture = try stagingURL(prefix + figure.pictureName)
    let outcome = gnuplot.run(script: try stagingURL(prefix + figure.scriptName))
    if outcome != .drawn {
      try? FileManager.default.removeItem(at: picture)
    } else if !FileManager.default.fileExists(atPath: picture.path) {
      return .failed(reason: "gnuplot ended without a picture")
    }
    return outcome
  }
}
