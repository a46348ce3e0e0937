import Descriptions
import Elementary

extension QuadraticDescription {
  /// The curvatures h_i > 0 of the modes.
  public enum Curvature: Sendable {
    /// Falling as a power of the mode's number.
    case powerLaw(PowerLaw)
    /// Falling by equal ratios.
    case geometric(Geometric)
    /// The same h within each of two groups of modes, the stiff ones first.
    case twoClusters(TwoClusters)
    /// Each by itself.
    case values([Double])
    /// The numbers of a column, all > 0.
    case csv(ColumnDescription)

    /// h_i = largest · i^(−exponent), i = 1…modes.
    public static func powerLaw(modes: Int, largest: Double, exponent: Double) -> Curvature {
      .powerLaw(PowerLaw(modes: modes, largest: largest, exponent: exponent))
    }

    /// h_i = largest · (smallest/largest)^((i−1)/(modes−1)), i = 1…modes.
    public static func geometric(modes: Int, largest: Double, smallest: Double) -> Curvature {
      .geometric(Geometric(modes: modes, largest: largest, smallest: smallest))
    }

    /// The same h within each of two groups of modes.
    public static func twoClusters(stiff: Cluster, flat: Cluster) -> Curvature {
      .twoClusters(TwoClusters(stiff: stiff, flat: flat))
    }
  }

  /// More modes would not fit into memory beside their moments.
  public static let mostModes = 10_000_000

  /// h_i = largest · i^(−exponent), i = 1…modes.
  public struct PowerLaw: Described, NodeValue {
    /// How many, h of the first, and how fast h falls.
    public var modes = 1000, largest = 1.0, exponent = 0.5

    public static let name = "power-law"
    public static let meaning = "h_i = largest · i^−exponent."
    public static let template = PowerLaw()
    public static let fields: [Field<Self>] = [
      .modes(\.modes, atLeast: 1), .largest(\.largest),
      Field("exponent", \.exponent, .number(), "How fast h falls with the mode's number."),
    ]
  }

  /// h_i = largest · (smallest/largest)^((i−1)/(modes−1)), i = 1…modes: equal steps of ln h.
  public struct Geometric: Described, NodeValue {
    /// How many, and h of the first and the last.
    public var modes = 1000, largest = 1.0, smallest = 0.001

    public static let name = "geometric"
    public static let meaning = "From largest to smallest, each the same multiple of the one before."
    public static let template = Geometric()
    public static let fields: [Field<Self>] = [
      .modes(\.modes, atLeast: 2), .largest(\.largest),
      Field("smallest", \.smallest, .number(.positive), "h of the last mode, at most that of the first."),
    ]

    public func check() throws(Fault) {
      guard smallest > largest else { return }
      throw Fault(
        "smallest", smallest.shortText, allowed: "a number > 0 and at most largest (\(largest.shortText))")
    }
  }

  /// Two groups of modes, each of one h.
  public struct TwoClusters: Described, NodeValue {
    /// The modes of the larger h, and those of the smaller.
    public var stiff = Cluster(modes: 10, curvature: 1), flat = Cluster(modes: 990, curvature: 0.01)

    public static let name = "two-clusters"
    public static let meaning = "Two groups of modes, each of one curvature."
    public static let template = TwoClusters()
    public static let fields: [Field<Self>] = [
      Field("stiff", \.stiff, .mapping(Cluster.mapping), "The modes of the larger curvature."),
      Field("flat", \.flat, .mapping(Cluster.mapping), "The modes of the smaller curvature."),
    ]

    public func check() throws(Fault) {
      guard flat.curvature > stiff.curvature else { return }
      throw Fault(
        "curvature", flat.curvature.shortText, allowed: "at most that of stiff (\(stiff.curvature.shortText))",
        path: ["flat", "curvature"]
      ).within("flat")
    }
  }

  /// Modes of the same h > 0.
  public struct Cluster: Described, NodeValue {
    /// How many, ≥ 1.
    public var modes: Int
    /// h > 0 of each.
    public var curvature: Double

    /// So many modes of curvature h.
    public init(modes: Int, curvature: Double) {
      self.modes = modes
      self.curvature = curvature
    }

    public static let name = "cluster"
    public static let meaning = "Modes of the same curvature."
    public static let template = Cluster(modes: 10, curvature: 1)
    public static let fields: [Field<Self>] = [
      .modes(\.modes, atLeast: 1, depends: "10 of stiff, 990 of flat"),
      Field("curvature", \.curvature, .number(.positive), "h of each.", depends: "1 of stiff, 0.01 of flat"),
    ]
  }
}

extension Field {
  fileprivate static func modes(
    _ path: any WritableKeyPath<Root, Int> & Sendable, atLeast fewest: Int, depends: String? = nil
  ) -> Field {
    Field(
      "modes", path, .integer(from: Int128(fewest), to: Int128(QuadraticDescription.mostModes)), "How many modes.",
      depends: depends)
  }

  fileprivate static func largest(_ path: any WritableKeyPath<Root, Double> & Sendable) -> Field {
    Field("largest", path, .number(.positive), "h of the first mode.")
  }
}

extension QuadraticDescription.Curvature: NodeValue, Equatable {
  typealias Quadratic = QuadraticDescription

  static var mapping: Mapping {
    func parameter<Spectrum: Described>(_ type: Spectrum.Type) -> Parameter {
      Parameter(type.name, .mapping(type.mapping), .absent, type.meaning)
    }
    return Mapping(
      "curvature",
      [
        parameter(Quadratic.PowerLaw.self), parameter(Quadratic.Geometric.self), parameter(Quadratic.TwoClusters.self),
        Parameter(
          "values", .list(of: .number(.positive), things: "numbers", atLeast: 1), .absent,
          "h of every mode, each by itself."),
        Parameter(ColumnDescription.name, .mapping(ColumnDescription.mapping), .absent, "The numbers of a column."),
      ])
  }

  public init(_ node: Node) throws(Fault) {
    let entry = node.entries.first
    let value = entry?.value ?? Node(.mapping([]))
    do {
      switch entry?.key {
      case Quadratic.Geometric.name: self = .geometric(try Quadratic.Geometric(value))
      case Quadratic.TwoClusters.name:
        // What is left out of a cluster depends on which it is.
        var clusters = Quadratic.TwoClusters()
        for (key, path) in [("stiff", \Quadratic.TwoClusters.stiff), ("flat", \.flat)] {
          if let modes = value[key]?["modes"] { clusters[keyPath: path].modes = try Int(modes) }
          if let curvature = value[key]?["curvature"] { clusters[keyPath: path].curvature = try Double(curvature) }
        }
        self = .twoClusters(clusters)
      case "values": self = .values(try [Double](value))
      case ColumnDescription.name: self = .csv(try ColumnDescription(value))
      default: self = .powerLaw(try Quadratic.PowerLaw(value))
      }
    } catch {
      throw error.under(.key(entry?.key ?? ""))
    }
  }

  public var node: Node? {
    switch self {
    case .powerLaw(let law): .mapping([(Quadratic.PowerLaw.name, law.values)])
    case .geometric(let law): .mapping([(Quadratic.Geometric.name, law.values)])
    case .twoClusters(let clusters): .mapping([(Quadratic.TwoClusters.name, clusters.values)])
    case .values(let values): .mapping([("values", .list(values.map { .number($0) }))])
    case .csv(let column): .mapping([(ColumnDescription.name, column.values)])
    }
  }

  public static func == (a: Self, b: Self) -> Bool { a.node == b.node }

  func check() throws(Fault) {
    switch self {
    case .geometric(let law): do { try law.check() } catch { throw error.under(.key(Quadratic.Geometric.name)) }
    case .twoClusters(let clusters):
      do { try clusters.check() } catch { throw error.under(.key(Quadratic.TwoClusters.name)) }
    case .powerLaw, .values, .csv: break
    }
  }

  /// How many modes there are; `nil` where a file says it.
  var modes: Int? {
    switch self {
    case .powerLaw(let law): law.modes
    case .geometric(let law): law.modes
    case .twoClusters(let clusters): clusters.stiff.modes + clusters.flat.modes
    case .values(let values): values.count
    case .csv: nil
    }
  }

  /// h of every mode; `nil` where they are in a file.
  var numbers: [Double]? {
    switch self {
    case .powerLaw(let law): (1...law.modes).map { law.largest * .pow(Double($0), -law.exponent) }
    case .geometric(let law):
      (0..<law.modes).map { law.largest * .pow(law.smallest / law.largest, Double($0) / Double(law.modes - 1)) }
    case .twoClusters(let clusters):
      [clusters.stiff, clusters.flat].flatMap { Array(repeating: $0.curvature, count: $0.modes) }
    case .values(let values): values
    case .csv: nil
    }
  }
}
