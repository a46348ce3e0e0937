import DataSets
import Foundation
import TestSupport
import Testing
import TinyExperiments

@testable import Experiments
@testable import Findings

@Suite struct QuadraticDescriptionTests {
  @Test func `a geometric spectrum has equal steps of the logarithm`() throws {
    let h = try QuadraticDescription(curvature: .geometric(modes: 4, largest: 8, smallest: 1)).make().curvature
    for (mode, expected) in [8.0, 4, 2, 1].enumerated() { #expect(isClose(h[mode], expected)) }
    let flat = try QuadraticDescription(curvature: .geometric(modes: 3, largest: 2, smallest: 2)).make().curvature
    #expect(flat == [2, 2, 2])
  }

  @Test func `two clusters stand one after the other`() throws {
    let h = try QuadraticDescription(
      curvature: .twoClusters(stiff: .init(modes: 2, curvature: 3), flat: .init(modes: 3, curvature: 0.5))
    ).make().curvature
    #expect(h == [3, 3, 0.5, 0.5, 0.5])
  }

  /// With the traces of the quadratic itself the variances add up to the covariance's.
  @Test func `measured traces set the ratio of c to h`() throws {
    let problem = try QuadraticDescription(
      curvature: .values([4, 1, 3]), gradientVariance: .measured(traceCovariance: 24, traceHessian: 8)
    ).make()
    #expect(problem.gradientVariance == [12, 3, 9])
    let scaled = try QuadraticDescription(
      curvature: .values([4, 1, 3]), gradientVariance: .measured(traceCovariance: 2400, traceHessian: 800)
    ).make()
    #expect(scaled.gradientVariance == problem.gradientVariance)
  }

  @Test func `columns are read from the folder given, and their checksums are kept`() throws {
    let folder = try TemporaryFolder(["spectrum.csv": "h,c\n1,3\n0.25,0\n"])
    let description = QuadraticDescription(
      curvature: .csv(.init(file: "spectrum.csv", column: "h")),
      gradientVariance: .csv(.init(file: "spectrum.csv", column: "c")))
    try description.validate()
    let data = try QuadraticData(description, directory: folder.url)
    #expect(data.problem.curvature == [1, 0.25] && data.problem.gradientVariance == [3, 0])
    #expect(data.checksums.map(\.file) == ["spectrum.csv"])

    let shorter = QuadraticDescription(
      curvature: description.curvature, gradientVariance: .values([1, 1, 1]))
    try shorter.validate()
    #expect(throws: (any Error).self) { try QuadraticData(shorter, directory: folder.url) }
  }

  /// The same numbers in the experiment and in a file give the same curves; the manifest has the file's checksum.
  @Test func `a quadratic out of a file is the quadratic`() throws {
    let folder = try TemporaryFolder(["h.csv": "3\n1\n0.2\n"])
    let listed = Tiny.pair().with {
      $0.problem = .quadratic(.init(curvature: .values([3, 1, 0.2])))
    }
    let read = listed.with {
      $0.problem = .quadratic(.init(curvature: .csv(.init(file: "h.csv", column: "1", header: false))))
    }
    let results = (try listed.result(), try read.result(RunOptions(experimentDirectory: folder.url)))
    for (a, b) in zip(results.0.runs, results.1.runs) {
      #expect(a.curves.curves.map(\.points) == b.curves.curves.map(\.points))
    }
    #expect(results.1.modes == 3)
    #expect(results.1.checksums.map(\.file) == ["h.csv"] && results.0.checksums.isEmpty)
    let manifest = Manifest.text(of: results.1, files: [])
    #expect(manifest.contains("\"file\": \"h.csv\"") && !manifest.contains(folder.url.path))
    #expect(try read.result(RunOptions(dataDirectory: folder.url)).checksums == results.1.checksums)
  }
}
