extension Neighbours<[Double]> {
  /// The losses of every lane at the point, linear in examples between the neighbouring updates.
  var interpolated: [Double] {
    share > 0 ? zip(before, after).map { $0 + share * ($1 - $0) } : before
  }
}
