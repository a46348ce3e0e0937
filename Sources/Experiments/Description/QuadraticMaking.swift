import DataSets
import Foundation
import StochasticSimulation

/// A quadratic whose files have been read.
struct QuadraticData {
  let problem: QuadraticProblem
  /// One for each file.
  let checksums: [FileChecksum]

  /// - Parameter directory: Where the files are; nil for the current folder.
  /// - Throws: `DataSetError` for files, `SimulationError` for values out of range.
  init(_ description: QuadraticDescription, directory: URL?) throws {
    var description = description
    var checksums: [FileChecksum] = []
    func note(_ column: NumberColumn) -> [Double] {
      if !checksums.contains(column.checksum) { checksums.append(column.checksum) }
      return column.numbers
    }
    if case .csv(let column) = description.curvature {
      description.curvature = .values(note(try column.read(.positive, in: directory)))
    }
    if case .csv(let column) = description.gradientVariance {
      description.gradientVariance = .values(note(try column.read(.nonNegative, in: directory)))
    }
    problem = try description.make()
    self.checksums = checksums
  }
}

extension QuadraticDescription {
  /// Whether some of the numbers are in files.
  var readsFiles: Bool {
    if case .csv = curvature { return true }
    if case .csv = gradientVariance { return true }
    return false
  }

  /// Checks all that can be checked without reading files.
  /// - Throws: ``SimulationError``.
  func validate() throws(SimulationError) {
    var description = self
    if case .csv(let column) = gradientVariance {
      try column.validate()
      description.gradientVariance = .perCurvature(1)
    }
    if case .csv(let column) = curvature {
      try column.validate()
      // As many modes as the variances have: how many there are, the file says.
      if case .values(let values) = gradientVariance {
        description.curvature = .values(values.map { _ in 1 })
      } else {
        description.curvature = .values([1])
      }
    }
    _ = try description.make()
  }

  /// The arrays h_i and c_i that the description stands for. Traps where they are in files, which
  /// ``PreparedExperiment`` reads.
  /// - Throws: ``/StochasticSimulation/SimulationError`` for values out of range.
  public func make() throws(SimulationError) -> QuadraticProblem {
    let h = try curvature.values()
    let c: [Double]
    switch gradientVariance {
    case .perCurvature(let factor): c = h.map { factor * $0 }
    case .measured(let traceCovariance, let traceHessian):
      guard traceCovariance >= 0, traceCovariance.isFinite else {
        throw SimulationError("trace-covariance is \(traceCovariance.shortText), but must be a number ≥ 0")
      }
      guard traceHessian > 0, traceHessian.isFinite else {
        throw SimulationError("trace-hessian is \(traceHessian.shortText), but must be a number > 0")
      }
      c = h.map { traceCovariance / traceHessian * $0 }
    case .constant(let value): c = h.map { _ in value }
    case .values(let values): c = values
    case .csv: preconditionFailure("the gradient variance is in a file that has not been read")
    }
    return try QuadraticProblem(
      curvature: h, gradientVariance: c, initialMean: initialMean, initialVariance: initialVariance)
  }
}

extension QuadraticDescription.Curvature {
  /// More would not fit into memory beside their moments.
  public static let largestModes = 10_000_000

  fileprivate func values() throws(SimulationError) -> [Double] {
    switch self {
    case .powerLaw(let modes, let largest, let exponent):
      try Self.check(modes, atLeast: 1)
      try Self.check(largest, "largest")
      guard exponent.isFinite else { throw SimulationError("exponent is \(exponent), but must be a finite number") }
      return (1...modes).map { largest * pow(Double($0), -exponent) }
    case .geometric(let modes, let largest, let smallest):
      try Self.check(modes, atLeast: 2)
      try Self.check(largest, "largest")
      guard smallest > 0, smallest <= largest else {
        throw SimulationError(
          "smallest is \(smallest.shortText), but must be a number > 0 and at most largest (\(largest.shortText))")
      }
      return (0..<modes).map { largest * pow(smallest / largest, Double($0) / Double(modes - 1)) }
    case .twoClusters(let stiff, let flat):
      for (name, cluster) in [("stiff", stiff), ("flat", flat)] {
        try Self.check(cluster.modes, "\(name): modes", atLeast: 1)
        try Self.check(cluster.curvature, "\(name): curvature")
      }
      guard flat.curvature <= stiff.curvature else {
        throw SimulationError(
          "flat: its curvature is \(flat.curvature.shortText), but must be at most that of stiff "
            + "(\(stiff.curvature.shortText))")
      }
      return [stiff, flat].flatMap { Array(repeating: $0.curvature, count: $0.modes) }
    case .values(let values): return values
    case .csv: preconditionFailure("the curvature is in a file that has not been read")
    }
  }

  private static func check(_ modes: Int, _ key: String = "modes", atLeast fewest: Int) throws(SimulationError) {
    guard (fewest...largestModes).contains(modes) else {
      throw SimulationError("\(key) is \(modes), but must be an integer within \(fewest)…\(largestModes)")
    }
  }

  private static func check(_ value: Double, _ key: String) throws(SimulationError) {
    guard value > 0, value.isFinite else {
      throw SimulationError("\(key) is \(value.shortText), but must be a number > 0")
    }
  }
}

extension ColumnDescription {
  fileprivate func validate() throws(SimulationError) {
    if let complaint = DataFolder.complaint(aboutFile: file) { throw SimulationError("file is \(complaint)") }
  }
}
