/// The moments of a law that changes at equal distances.
struct EqualSteps {
  /// Epochs from one step to the next, > 0.
  var distance: Double

  /// ⌊epoch/distance⌋. An update that starts on a step up to rounding belongs to what follows the step.
  func passed(at epoch: Double) -> Double { (epoch / distance * (1 + 4 * .ulpOfOne)).rounded(.down) }

  /// The steps within a stage, but its ends; none where they are so many that the law is as good as smooth.
  func joints(of length: Double) -> [Double] {
    let count = (length / distance).rounded(.up)
    guard count > 1, count < 100_000 else { return [] }
    return (1..<Int(count)).map { Double($0) * distance }
  }
}
