extension Double {
  /// The sine of x radians, within 0.501 ulp, of huge x too.
  package static func sin(_ x: Double) -> Double {
    // x³/6 is less than half of the last bit.
    if x.magnitude < 0x1p-27 { return x }
    guard x.isFinite else { return .nan }
    let turns = QuarterTurns(x)
    let angle = AngleParts(turns.rest)
    let value = turns.quadrant & 1 == 0 ? angle.sine : angle.cosine
    return turns.quadrant & 2 == 0 ? value.high : -value.high
  }

  /// The cosine of x radians, within 0.501 ulp, of huge x too.
  package static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let turns = QuarterTurns(x)
    let angle = AngleParts(turns.rest)
    let value = turns.quadrant & 1 == 0 ? angle.cosine : angle.sine
    return (turns.quadrant &+ 1) & 2 == 0 ? value.high : -value.high
  }

  /// The tangent of x radians, within 0.501 ulp, of huge x too.
  package static func tan(_ x: Double) -> Double {
    // x³/3 is less than half of the last bit.
    if x.magnitude < 0x1p-27 { return x }
    guard x.isFinite else { return .nan }
    let turns = QuarterTurns(x)
    let angle = AngleParts(turns.rest)
    return turns.quadrant & 1 == 0 ? (angle.sine / angle.cosine).high : -(angle.cosine / angle.sine).high
  }
}

/// An angle of at most about π/4 as ±(j/64 + d), |d| ≤ 2⁻⁷: the sine and cosine of j/64 are in a table, those of d are series.
private struct AngleParts {
  /// Of j/64.
  let tableSine, tableCosine: DoubleDouble
  let d: DoubleDouble
  /// sin d − d and cos d − 1.
  let sineRest, cosineRest: Double
  let isNegative: Bool

  @inline(__always)
  init(_ angle: DoubleDouble) {
    isNegative = angle.high < 0
    let size = isNegative ? -angle : angle
    let (steps, count) = roundedToInteger(size.high * 64)
    d = DoubleDouble(sum: size.high - steps * 0x1p-6, size.low)
    let index = 4 * count
    tableSine = DoubleDouble(SineCosineTable.angles[index], SineCosineTable.angles[index + 1])
    tableCosine = DoubleDouble(SineCosineTable.angles[index + 2], SineCosineTable.angles[index + 3])
    let x = d.high
    let square = x * x
    sineRest = x * square * (-1 / 6.0 + square * (1 / 120.0 - square * (1 / 5040.0)))
    cosineRest = square * (-0.5 + square * (1 / 24.0 - square * (1 / 720.0))) - x * d.low
  }

  /// S cos d + C sin d, to a relative error of about 2⁻⁶⁷.
  @inline(__always)
  var sine: DoubleDouble {
    let product = DoubleDouble(product: tableCosine.high, d.high)
    let sum = DoubleDouble(ordered: tableSine.high, product.high)
    let low = sum.low + (product.low + (tableSine.low + tableCosine.low * d.high))
    let size = DoubleDouble(
      ordered: sum.high, low + (tableCosine.high * (d.low + sineRest) + tableSine.high * cosineRest))
    return isNegative ? -size : size
  }

  /// C cos d − S sin d, to a relative error of about 2⁻⁶⁷.
  @inline(__always)
  var cosine: DoubleDouble {
    let product = DoubleDouble(product: tableSine.high, d.high)
    let sum = DoubleDouble(ordered: tableCosine.high, -product.high)
    let low = sum.low + (tableCosine.low - (product.low + tableSine.low * d.high))
    return DoubleDouble(
      ordered: sum.high, low + (tableCosine.high * cosineRest - tableSine.high * (d.low + sineRest)))
  }
}
