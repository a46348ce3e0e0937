import DataSets
import Descriptions
import Foundation
import StochasticSimulation

/// A quadratic whose files have been read.
struct QuadraticData {
  let problem: QuadraticProblem
  /// One for each file.
  let checksums: [FileChecksum]

  /// - Parameter directory: Where the files are; nil for the current folder.
  /// - Throws: `Fault` with the path from the description: values out of range, files that are not there or wrong.
  init(_ description: QuadraticDescription, directory: URL?) throws(Fault) {
    try description.validate()
    var checksums: [FileChecksum] = []
    func read(
      _ column: ColumnDescription, _ allowed: NumberColumn.Allowed, _ key: String
    ) throws(Fault) -> [Double] {
      do throws(DataSetError) {
        let column = try column.read(allowed, in: directory)
        if !checksums.contains(column.checksum) { checksums.append(column.checksum) }
        return column.numbers
      } catch {
        throw Fault(error, at: [.key(key), .key(ColumnDescription.name)])
      }
    }
    var h = description.curvature.numbers ?? []
    if case .csv(let column) = description.curvature { h = try read(column, .positive, "curvature") }
    var c = description.gradientVariance.numbers(h) ?? []
    if case .csv(let column) = description.gradientVariance {
      c = try read(column, .nonNegative, "gradient-variance")
    }
    guard c.count == h.count else {
      throw Fault(["gradient-variance"], QuadraticDescription.unequal(variances: c.count, modes: h.count))
    }
    problem = try QuadraticProblem(
      curvature: h, gradientVariance: c, initialMean: description.initialMean,
      initialVariance: description.initialVariance)
    self.checksums = checksums
  }
}

extension QuadraticDescription {
  /// The arrays h_i and c_i that the description stands for, from files of the current folder where it names some.
  /// - Throws: ``/Descriptions/Fault`` with the path from the description.
  public func make() throws(Fault) -> QuadraticProblem { try QuadraticData(self, directory: nil).problem }
}
