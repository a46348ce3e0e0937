import Descriptions

/// A part of a track: a value, or a law over the part, until a position.
public struct Piece: Sendable, Equatable {
  /// Counted from the start of the run; `nil`: the end of the run, in the clock of its length.
  public var until: Position?
  /// A number, or a law that runs from where the piece starts to `until`, in the clock of `until`.
  public var value: Quantity

  /// A value until a position.
  public init(until: Position? = nil, _ value: Quantity) { (self.until, self.value) = (until, value) }
}

/// One hyper-parameter over a run: pieces one after another, each with a clock of its own.
public struct Track: Sendable, Equatable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// In order; only the last may have no end.
  public var pieces: [Piece]

  /// Pieces one after another; ``Schedule/validate(on:optimizer:)`` checks them.
  public init(_ pieces: [Piece]) { self.pieces = pieces }

  /// The same over the whole run.
  public init(_ value: Quantity) { pieces = [Piece(value)] }

  public init(floatLiteral value: Double) { self.init(.constant(value)) }
  public init(integerLiteral value: Int) { self.init(.constant(Double(value))) }
}

extension Piece: NodeValue {
  static let until = "until"
  static let value = "value"

  /// The keys of a piece of a hyper-parameter: `until`, and `value` or the name of a law.
  static func mapping(of parameter: HyperParameter) -> Mapping {
    var mapping = Mapping(
      "piece",
      [
        Parameter(
          until, .position(), .absent,
          "Where the piece ends, counted from the start of the run; left out of the last: the end of the run."),
        Parameter(
          value, parameter.allowedValue, .absent,
          "The value, where it is constant over the piece; its range is that of the hyper-parameter."),
      ], meaning: "A part of a track: a value, or a law over the part in the clock of `until`.")
    mapping.alternatives = Mapping.Alternatives(to: value) { Laws.catalog }
    return mapping
  }

  /// A mapping of a piece that has been checked.
  /// - Throws: ``/Descriptions/Fault`` for a position without a clock, or an impossible law.
  public init(_ node: Node) throws(Fault) {
    let until: Position?
    do { until = try node[Self.until].map { node throws(Fault) in try Position(node) } } catch {
      throw error.under(.key(Self.until))
    }
    if let value = node[Self.value] {
      do { self.init(until: until, try Quantity(value)) } catch { throw error.under(.key(Self.value)) }
      return
    }
    let law = node.entries.filter { $0.key != Self.until }
    self.init(until: until, try Quantity(Node(.mapping(law), place: node.place)))
  }

  public var node: Node? {
    let end = until.flatMap { $0.node }.map { [(Self.until, $0)] } ?? []
    guard case .law = value else { return .mapping(end + (value.node.map { [(Self.value, $0)] } ?? [])) }
    return .mapping(end + (value.node?.entries.map { ($0.key, $0.value) } ?? []))
  }
}

extension Track: NodeValue {
  /// A value or a law for the whole run, or a list of pieces.
  /// - Throws: ``/Descriptions/Fault`` for a piece that is not one.
  public init(_ node: Node) throws(Fault) {
    guard case .list = node.content else {
      self.init(try Quantity(node))
      return
    }
    self.init(try [Piece](node))
  }

  public var node: Node? {
    guard pieces.count == 1, pieces[0].until == nil else { return pieces.node }
    return pieces[0].value.node
  }
}

extension HyperParameter {
  /// What a constant of it may be; a batch may be given in tokens.
  var allowedValue: Allowed {
    guard self == .batchSize else { return allowed }
    return .measure(.positive, units: ["tokens", ""], bare: .integer(from: 1))
  }

  /// A number, or a law in its place.
  var allowedQuantity: Allowed {
    .either(
      [allowedValue, .named { Laws.catalog }],
      words: (self == .batchSize ? "a number, tokens such as 4Mi tokens," : "a number")
        + " or a law such as {cosine: {from: 0.1, to: 0}}")
  }

  /// The same, or pieces one after another.
  public var allowedTrack: Allowed {
    .either(
      [
        allowedValue, .named { Laws.catalog },
        .list(of: .mapping(Piece.mapping(of: self)), things: "pieces", atLeast: 1),
      ],
      words: (self == .batchSize ? "a number, tokens such as 4Mi tokens," : "a number,")
        + " a law such as {cosine: {from: 0.1, to: 0}}, or a list of pieces such as {until: 8000 updates, value: 0.1}")
  }
}
