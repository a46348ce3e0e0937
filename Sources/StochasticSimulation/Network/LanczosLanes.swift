/// The largest eigenvalue of a symmetric matrix that is known by its products with vectors, for the lanes of a network at once: Lanczos'
/// iteration with full reorthogonalisation.
///
/// From a start q₁ of length 1, H q_k = β_{k−1} q_{k−1} + α_k q_k + β_k q_{k+1}; the largest eigenvalue of the tridiagonal matrix
/// of the α and β rises to that of H. Vectors are in single precision, sums in double.
///
/// Source: Golub and Van Loan, Matrix Computations, chapter 10.
struct LanczosLanes {
  typealias Vector = LaneBuffer<Float>
  typealias Sums = SIMD8<Double>

  /// Elements of a vector of one lane.
  let dimension: Int
  /// At most so many products.
  var iterations = 80
  /// It ends where the eigenvalue of no lane rose by more than this share over the last two products.
  var tolerance = 1e-4

  /// `product(x, y)` writes H x to y. `start` is overwritten; a lane whose start is 0 has the eigenvalue 0.
  func largestEigenvalue(start: Vector, _ product: (_ x: Vector, _ y: Vector) -> Void) -> [Double] {
    var basis: [Vector] = []
    var (alphas, betas) = ([Sums](), [Sums]())
    var estimates: [Sums] = []
    var next = start
    var length = norm(next)
    while basis.count < min(iterations, dimension) {
      scale(next, by: inverse(length))
      basis.append(next)
      let image = Vector(next.count, zero: 0)
      product(next, image)
      alphas.append(dot(next, image))
      // Twice is enough (Kahan): once leaves what rounding lost.
      for _ in 0..<2 { for vector in basis { subtract(vector, times: dot(vector, image), from: image) } }
      length = norm(image)
      estimates.append(Self.largestEigenvalues(alphas, betas))
      betas.append(length)
      next = image
      if hasSettled(estimates) || length.max() == 0 { break }
    }
    let last = estimates.last ?? Sums(repeating: 0)
    return (0..<NetworkLanes.count).map { last[$0] }
  }

  private func hasSettled(_ estimates: [Sums]) -> Bool {
    guard estimates.count > 2 else { return false }
    let (last, earlier) = (estimates[estimates.count - 1], estimates[estimates.count - 3])
    return (0..<NetworkLanes.count).allSatisfy { abs(last[$0] - earlier[$0]) <= tolerance * abs(last[$0]) }
  }

  private func dot(_ x: Vector, _ y: Vector) -> Sums {
    var sum = Sums(repeating: 0)
    x.withLanes { x in y.withLanes { y in for index in x.indices { sum += Sums(x[index]) * Sums(y[index]) } } }
    return sum
  }

  private func norm(_ x: Vector) -> Sums { dot(x, x).squareRoot() }

  private func inverse(_ x: Sums) -> Sums { (1 / x).replacing(with: 0, where: x .== 0) }

  private func scale(_ x: Vector, by factor: Sums) {
    x.withLanes { x in for index in x.indices { x[index] = SIMD8<Float>(Sums(x[index]) * factor) } }
  }

  private func subtract(_ x: Vector, times factor: Sums, from y: Vector) {
    x.withLanes { x in
      y.withLanes { y in
        for index in x.indices { y[index] = SIMD8<Float>(Sums(y[index]) - factor * Sums(x[index])) }
      }
    }
  }

  /// Of the tridiagonal matrices with the diagonal α and the off-diagonal β, lane by lane: by bisection between Gershgorin's
  /// bounds on the number of eigenvalues below (Sturm's sequence). A matrix that falls apart where a β is 0 is no exception.
  private static func largestEigenvalues(_ alphas: [Sums], _ betas: [Sums]) -> Sums {
    var result = Sums(repeating: 0)
    for lane in 0..<NetworkLanes.count {
      let diagonal = alphas.map { $0[lane] }
      let off = betas.prefix(diagonal.count - 1).map { $0[lane] }
      result[lane] = largestEigenvalue(diagonal: diagonal, offDiagonal: off)
    }
    return result
  }

  /// The largest eigenvalue of a symmetric tridiagonal matrix, to the last bits; not a number where an element is not finite.
  static func largestEigenvalue(diagonal: [Double], offDiagonal: [Double]) -> Double {
    guard (diagonal + offDiagonal).allSatisfy(\.isFinite) else { return .nan }
    let bounds = diagonal.indices.map { index in
      let neighbours =
        abs(index > 0 ? offDiagonal[index - 1] : 0) + abs(index < offDiagonal.count ? offDiagonal[index] : 0)
      return (diagonal[index] - neighbours, diagonal[index] + neighbours)
    }
    var (low, high) = (bounds.map(\.0).min() ?? 0, bounds.map(\.1).max() ?? 0)
    /// Whether all eigenvalues are below x: all pivots of x − T are positive.
    func isAbove(_ x: Double) -> Bool {
      var pivot = x - diagonal[0]
      for index in offDiagonal.indices {
        guard pivot > 0 else { return false }
        pivot = x - diagonal[index + 1] - offDiagonal[index] * offDiagonal[index] / pivot
      }
      return pivot > 0
    }
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if isAbove(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

extension LaneBuffer where Element == Float {
  /// The elements as vectors of lanes.
  fileprivate func withLanes(_ body: (UnsafeMutableBufferPointer<SIMD8<Float>>) -> Void) {
    pointer.withMemoryRebound(to: SIMD8<Float>.self, capacity: count / NetworkLanes.count) {
      body(UnsafeMutableBufferPointer(start: $0, count: count / NetworkLanes.count))
    }
  }
}
