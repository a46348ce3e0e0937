import ExperimentFiles
import Experiments
import Testing

@Suite struct QuadraticReaderTests {
  private func problem(_ text: String) throws -> QuadraticDescription? {
    let experiment = try ValidText.read(ValidText.schedules + "problem: {quadratic: {\(text)}}")
    guard case .quadratic(let quadratic) = experiment.problem else { return nil }
    return quadratic
  }

  @Test func `spectra with their defaults`() throws {
    #expect(
      try problem("curvature: {geometric: {}}")?.curvature == .geometric(modes: 1000, largest: 1, smallest: 0.001))
    #expect(
      try problem("curvature: {geometric: {modes: 2, largest: 3, smallest: 3}}")?.curvature
        == .geometric(modes: 2, largest: 3, smallest: 3))
    #expect(
      try problem("curvature: {two-clusters: {}}")?.curvature
        == .twoClusters(stiff: .init(modes: 10, curvature: 1), flat: .init(modes: 990, curvature: 0.01)))
    #expect(
      try problem("curvature: {two-clusters: {flat: {modes: 5}, stiff: {curvature: 2}}}")?.curvature
        == .twoClusters(stiff: .init(modes: 10, curvature: 2), flat: .init(modes: 5, curvature: 0.01)))
  }

  @Test func `columns of files`() throws {
    let both = try problem(
      """
      curvature: {csv: {file: spectrum.csv, column: h}},
      gradient-variance: {csv: {file: a/b.tsv.gz, column: 2, header: false, separator: tab}}
      """)
    #expect(both?.curvature == .csv(.init(file: "spectrum.csv", column: "h")))
    #expect(both?.gradientVariance == .csv(.init(file: "a/b.tsv.gz", column: "2", header: false, separator: .tab)))
  }

  @Test func `a measured pair of traces`() throws {
    #expect(
      try problem("gradient-variance: {measured: {trace-covariance: 12, trace-hessian: 3}}")?.gradientVariance
        == .measured(traceCovariance: 12, traceHessian: 3))
  }

  @Test func `bad quadratics are refused`() {
    func curvature(_ text: String, _ message: String) -> BadInput {
      .top("problem: {quadratic: {curvature: \(text)}}", message)
    }
    func variance(_ text: String, _ message: String) -> BadInput {
      .top("problem: {quadratic: {gradient-variance: \(text)}}", message)
    }
    BadInput.check([
      curvature(
        "{geometrc: {}}",
        "35: geometrc: it is not known in 'curvature'; did you mean 'geometric'? "
          + "(known: power-law, geometric, two-clusters, values, csv)"),
      curvature("{geometric: {modes: 1}}", "54: modes is 1, but must be an integer within 2…10000000"),
      curvature("{geometric: {largest: 0}}", "56: largest is 0, but must be a number > 0"),
      curvature(
        "{geometric: {smallest: 2}}", "57: smallest is 2, but must be a number > 0 and at most largest (1)"),
      curvature(
        "{geometric: {exponent: 2}}",
        "47: exponent: it is not known in 'geometric' (known: modes, largest, "
          + "smallest)"),
      curvature(
        "{two-clusters: {stiff: {modes: 0}}}", "65: modes is 0, but must be an integer within 1…10000000"),
      curvature("{two-clusters: {flat: {curvature: -1}}}", "68: curvature is -1, but must be a number > 0"),
      curvature(
        "{two-clusters: {flat: {curvature: 2}}}",
        "68: flat: curvature is 2, but must be at most that of stiff (1)"),
      curvature("{csv: {column: h}}", "40: file: it is required in 'csv'"),
      curvature("{csv: {file: x}}", "40: column: it is required in 'csv'"),
      curvature("{csv: {file: x, column: h, header: yes}}", "69: header is 'yes', but must be true or false"),
      curvature(
        "{csv: {file: x, column: h, separator: pipe}}",
        "72: separator is 'pipe', but must be one of comma, semicolon, tab"),
      curvature(
        "{csv: {file: /x, column: h}}",
        "47: file is '/x', but must be a file's name without an absolute folder (which data-dir gives)"),
      variance(
        "{measured: {trace-covariance: 1}}", "53: trace-hessian: it is required in 'measured'"),
      variance(
        "{measured: {trace-covariance: 1, trace-hessian: 0}}",
        "90: trace-hessian is 0, but must be a number > 0"),
      variance(
        "{measured: {trace-covariance: -1, trace-hessian: 2}}",
        "72: trace-covariance is -1, but must be a number ≥ 0"),
    ])
  }
}
