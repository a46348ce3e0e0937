import Descriptions

extension QuadraticDescription {
  /// The variances c_i ≥ 0 of single examples' gradients.
  public enum GradientVariance: Sendable {
    /// c_i = factor · h_i.
    case perCurvature(Double)
    /// As a network was measured.
    case measured(MeasuredTraces)
    /// The same for all modes.
    case constant(Double)
    /// Each by itself.
    case values([Double])
    /// The numbers of a column, all ≥ 0, as many as there are modes.
    case csv(ColumnDescription)

    /// c_i = (trace-covariance/trace-hessian) · h_i.
    public static func measured(traceCovariance: Double, traceHessian: Double) -> GradientVariance {
      .measured(MeasuredTraces(traceCovariance: traceCovariance, traceHessian: traceHessian))
    }
  }

  /// c_i = (trace-covariance/trace-hessian) · h_i: as a network was measured, of which only the ratio of the traces matters here.
  /// Where the spectrum has that Σ h_i, Σ c_i is the trace of the covariance too.
  public struct MeasuredTraces: Described, NodeValue {
    /// tr C ≥ 0 and tr H > 0.
    public var traceCovariance, traceHessian: Double

    public static let name = "measured"
    public static let meaning = "c_i = (tr C/tr H) h_i, as a network was measured."
    public static let template = MeasuredTraces(traceCovariance: 1, traceHessian: 1)
    public static let fields: [Field<Self>] = [
      .required(
        "trace-covariance", \.traceCovariance, .number(.nonNegative), "tr C of the gradients of single examples."),
      .required("trace-hessian", \.traceHessian, .number(.positive), "tr H of the loss."),
    ]
  }
}

extension QuadraticDescription.GradientVariance: NodeValue, Equatable {
  static var mapping: Mapping {
    Mapping(
      "gradient-variance",
      [
        Parameter("per-curvature", .number(.nonNegative), .absent, "c_i = factor · h_i: the factor."),
        Parameter(
          QuadraticDescription.MeasuredTraces.name, .mapping(QuadraticDescription.MeasuredTraces.mapping), .absent,
          QuadraticDescription.MeasuredTraces.meaning),
        Parameter("constant", .number(.nonNegative), .absent, "The same c for all modes."),
        Parameter(
          "values", .list(of: .number(.nonNegative), things: "numbers", atLeast: 1), .absent,
          "c of every mode, each by itself."),
        Parameter(ColumnDescription.name, .mapping(ColumnDescription.mapping), .absent, "The numbers of a column."),
      ])
  }

  public init(_ node: Node) throws(Fault) {
    let entry = node.entries.first
    let value = entry?.value ?? .number(1)
    do {
      switch entry?.key {
      case QuadraticDescription.MeasuredTraces.name:
        self = .measured(try QuadraticDescription.MeasuredTraces(value))
      case "constant": self = .constant(try Double(value))
      case "values": self = .values(try [Double](value))
      case ColumnDescription.name: self = .csv(try ColumnDescription(value))
      default: self = .perCurvature(try Double(value))
      }
    } catch {
      throw error.under(.key(entry?.key ?? ""))
    }
  }

  public var node: Node? {
    switch self {
    case .perCurvature(let factor): .mapping([("per-curvature", .number(factor))])
    case .measured(let traces): .mapping([(QuadraticDescription.MeasuredTraces.name, traces.values)])
    case .constant(let value): .mapping([("constant", .number(value))])
    case .values(let values): .mapping([("values", .list(values.map { .number($0) }))])
    case .csv(let column): .mapping([(ColumnDescription.name, column.values)])
    }
  }

  public static func == (a: Self, b: Self) -> Bool { a.node == b.node }

  /// c of every mode, given its h; `nil` where they are in a file.
  func numbers(_ curvature: [Double]) -> [Double]? {
    switch self {
    case .perCurvature(let factor): curvature.map { factor * $0 }
    case .measured(let traces): curvature.map { traces.traceCovariance / traces.traceHessian * $0 }
    case .constant(let value): curvature.map { _ in value }
    case .values(let values): values
    case .csv: nil
    }
  }
}
