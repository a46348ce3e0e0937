import TestSupport

/// One kind of input, and what must hold of every one.
protocol FuzzTarget {
  associatedtype Input: Sendable

  /// As messages name it.
  static var name: String { get }
  /// Its share of all inputs.
  static var share: Double { get }
  /// An input; the same for the same random numbers.
  static func input(_ random: inout SeededGenerator) -> Input
  /// The input for a reader.
  static func shown(_ input: Input) -> String
  /// Gives the input to the program. It ends, and traps nowhere.
  /// - Throws: What does not hold.
  static func check(_ input: Input) throws -> FuzzOutcome
}

/// What the program made of an input.
enum FuzzOutcome {
  /// A result, of which all holds that must.
  case accepted
  /// A sentence that says what is wrong with the input.
  case refused
}

/// What does not hold of an input.
struct FuzzFinding: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// - Throws: The finding, where the condition does not hold.
  static func unless(_ condition: Bool, _ description: @autoclosure () -> String) throws {
    if !condition { throw FuzzFinding(description()) }
  }
}
