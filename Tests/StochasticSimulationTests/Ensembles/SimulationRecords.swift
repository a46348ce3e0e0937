import Records

@testable import StochasticSimulation

extension Simulation {
  /// One record a group, in the order in which they are handed out.
  func records() -> [Record] { fold(into: [], progress: { _ in }) { $0.append($1) } }

  /// `[replicate][series][point]`.
  func replicateValues() -> [[[Double]]] {
    records().flatMap { record in
      (0..<record.width).map { replicate in record.series.map { $0.values.map { $0[replicate] } } }
    }
  }
}
