import DataSets
import Foundation
import StochasticSimulation

/// The noisy quadratic ½ Σ h_i w_i² with gradient-noise covariance diag(c_i).
public struct QuadraticDescription: Sendable, Equatable {
  /// The curvatures h_i > 0 of the modes.
  public enum Curvature: Sendable, Equatable {
    /// h_i = largest · i^(−exponent), i = 1…modes.
    case powerLaw(modes: Int, largest: Double, exponent: Double)
    /// h_i = largest · (smallest/largest)^((i−1)/(modes−1)), i = 1…modes: equal steps of ln h.
    case geometric(modes: Int, largest: Double, smallest: Double)
    /// The same h within each of two groups of modes, the stiff ones first.
    case twoClusters(stiff: Cluster, flat: Cluster)
    /// Each by itself.
    case values([Double])
    /// The numbers of a column, all > 0.
    case csv(ColumnDescription)
  }

  /// Modes of the same h > 0.
  public struct Cluster: Sendable, Equatable {
    /// How many, ≥ 1.
    public var modes: Int
    /// h > 0 of each.
    public var curvature: Double

    /// So many modes of curvature h.
    public init(modes: Int, curvature: Double) {
      self.modes = modes
      self.curvature = curvature
    }
  }

  /// The variances c_i ≥ 0 of single examples' gradients.
  public enum GradientVariance: Sendable, Equatable {
    /// c_i = factor · h_i.
    case perCurvature(Double)
    /// c_i = (trace-covariance/trace-hessian) · h_i: as a network was measured, of which only the ratio of the traces
    /// matters here. Where the spectrum has that Σ h_i, Σ c_i is the trace of the covariance too.
    case measured(traceCovariance: Double, traceHessian: Double)
    /// The same for all modes.
    case constant(Double)
    /// Each by itself.
    case values([Double])
    /// The numbers of a column, all ≥ 0, as many as there are modes.
    case csv(ColumnDescription)
  }

  /// h_i, and with them the number of modes.
  public var curvature: Curvature
  /// c_i, so that a batch has the variance c_i/B, or c_i (1/B − 1/N) without replacement.
  public var gradientVariance: GradientVariance
  /// Of every w_i at the start.
  public var initialMean: Double
  /// ≥ 0.
  public var initialVariance: Double

  /// 1000 modes h_i = i^(−½) with c_i = h_i and w_i ~ N(0, 1) at the start, unless told.
  public init(
    curvature: Curvature = .powerLaw(modes: 1000, largest: 1, exponent: 0.5),
    gradientVariance: GradientVariance = .perCurvature(1), initialMean: Double = 0, initialVariance: Double = 1
  ) {
    self.curvature = curvature
    self.gradientVariance = gradientVariance
    self.initialMean = initialMean
    self.initialVariance = initialVariance
  }
}

/// A column of a table in a file.
public struct ColumnDescription: Sendable, Equatable {
  /// The file's name, from the experiment's folder or the data's.
  public var file: String
  /// The column's name, or without a header its position, from 1.
  public var column: String
  /// Whether the first line names the columns.
  public var header: Bool
  /// What stands between two fields.
  public var separator: CSVFormat.Separator

  /// The words for separators.
  public static var separatorNames: [String] { CSVFormat.Separator.allCases.map(\.rawValue) }

  /// A table with a header and commas unless told.
  public init(
    file: String, column: String, header: Bool = true, separator: CSVFormat.Separator = .comma
  ) {
    (self.file, self.column, self.header, self.separator) = (file, column, header, separator)
  }

  func read(_ allowed: NumberColumn.Allowed, in directory: URL?) throws -> NumberColumn {
    try NumberColumn(
      file: file, column: column, format: CSVFormat(hasHeader: header, separator: separator), allowed: allowed,
      directory: directory)
  }
}
