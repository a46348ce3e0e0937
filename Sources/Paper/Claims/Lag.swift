import Elementary

/// How many epochs a falling curve is behind another.
enum Lag {
  /// At each epoch of the curve: that epoch minus the one at which the reference first was as low, found between
  /// the reference's points on the logarithm of the loss. Losses that the reference does not reach are left out.
  static func lags(
    of curve: [(epoch: Double, mean: Double)], behind reference: [(epoch: Double, mean: Double)]
  ) -> [(epoch: Double, lag: Double)] {
    curve.compactMap { point in
      guard let after = reference.firstIndex(where: { $0.mean <= point.mean }) else { return nil }
      guard after > 0 else { return (point.epoch, point.epoch - reference[0].epoch) }
      let (a, b) = (reference[after - 1], reference[after])
      let share = a.mean == b.mean ? 0 : Double.log(a.mean / point.mean) / .log(a.mean / b.mean)
      return (point.epoch, point.epoch - (a.epoch + share * (b.epoch - a.epoch)))
    }
  }
}
