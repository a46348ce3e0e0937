/// The moments of a law that changes at equal distances.
struct EqualSteps {
  /// The time from one step to the next, > 0.
  var distance: Double

  /// ⌊x/distance⌋. An update that starts on a step up to rounding belongs to what follows the step.
  func passed(at x: Double) -> Double { (x / distance * Self.nudge).rounded(.down) }

  /// The steps within a length, but its ends; none where they are so many that the law is as good as smooth.
  func joints(of length: Double) -> [Double] {
    let count = (length / distance).rounded(.up)
    guard count > 1, count < Self.most else { return [] }
    return (1..<Int(count)).map { Double($0) * distance }
  }

  /// By which a position is multiplied before it is compared with that of a step, so that one that rounding has put just before
  /// the step is on it.
  static let nudge = 1 + 4 * Double.ulpOfOne
  /// So many steps are not listed.
  static let most = 100_000.0
}
