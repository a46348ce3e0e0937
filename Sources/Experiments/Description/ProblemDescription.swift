import Descriptions
import StochasticSimulation

/// The loss that is minimised.
public enum ProblemDescription: Sendable, Equatable {
  /// The noisy quadratic: independent modes, every dynamics.
  case quadratic(QuadraticDescription)
  /// A small network on data: minibatches, and its equation by refinement.
  case network(NetworkDescription)

  /// Whether the loss is defined by data.
  public var isNetwork: Bool { network != nil }

  /// The network, where it is one.
  public var network: NetworkDescription? {
    if case .network(let network) = self { network } else { nil }
  }

  /// Whether the loss is half the mean squared error.
  public var hasSquaredError: Bool { network?.loss == .squaredError }

  /// Whether an accuracy is among the metrics.
  public var hasAccuracy: Bool { network.map { !$0.data.isRegression } ?? false }
}

extension ProblemDescription: NodeValue {
  /// The kinds of problem, one key each.
  public static var mapping: Mapping {
    Mapping(
      "problem",
      [
        Parameter(
          QuadraticDescription.name, .mapping(QuadraticDescription.mapping), .absent, QuadraticDescription.meaning),
        Parameter(NetworkDescription.name, .mapping(NetworkDescription.mapping), .absent, NetworkDescription.meaning),
      ])
  }

  public init(_ node: Node) throws(Fault) {
    do {
      if let network = node[NetworkDescription.name] {
        self = .network(try NetworkDescription(network))
      } else {
        self = .quadratic(try QuadraticDescription.read(node[QuadraticDescription.name]))
      }
    } catch {
      throw error.under(.key(node.entries.first?.key ?? ""))
    }
  }

  public var node: Node? {
    switch self {
    case .quadratic(let quadratic): .mapping([(QuadraticDescription.name, quadratic.values)])
    case .network(let network): .mapping([(NetworkDescription.name, network.values)])
    }
  }

  /// Checks what depends on several values.
  func check() throws(Fault) {
    switch self {
    case .quadratic(let quadratic):
      do { try quadratic.check() } catch { throw error.under(.key(QuadraticDescription.name)) }
    case .network(let network):
      do { try network.check() } catch { throw error.under(.key(NetworkDescription.name)) }
    }
  }
}
