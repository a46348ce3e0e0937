import Equivalence
import Experiments
import Findings
import Report
import TestSupport
import Testing
import TinyExperiments

@Suite struct CurvesTableTests {
  @Test func `one replicate has no standard error and no interval`() throws {
    let result = try Tiny.pair(dynamics: [.gaussian], replicates: 1).result()
    for row in ResultTable.curves.table(of: result).rows {
      #expect(Array(row[6...8]) == [.empty, .empty, .empty])
      #expect(row[9] == .integer(1))
    }
    for row in ResultTable.gaps.table(of: result).rows {
      #expect(Array(row[7...11]) == [.empty, .empty, .empty, .empty, .empty])
    }
    for row in ResultTable.verdicts.table(of: result).rows {
      #expect(Array(row[7...8]) == [.empty, .empty])
      #expect(row[10] == "inconclusive" && row[11] == "too-few-replicates")
    }
  }

  /// Student's quantile at 97.5 % with 3 degrees of freedom is 3.182446.
  @Test func `the interval is two-sided at the confidence`() throws {
    let result = try Tiny.pair(dynamics: [.gaussian], replicates: 4).result()
    for (row, point) in zip(ResultTable.curves.table(of: result).rows, result.runs[0].curves.curves[0].points) {
      let error = (point.moments.variance / 4).squareRoot()
      #expect(row[6] == .number(error))
      guard case .number(let lower) = row[7], case .number(let upper) = row[8] else {
        Issue.record("no interval at epoch \(point.epoch)")
        continue
      }
      #expect(isClose(point.moments.mean - lower, 3.182446305284263 * error, within: 1e-9))
      #expect(isClose(upper - point.moments.mean, 3.182446305284263 * error, within: 1e-9))
    }
  }
}
