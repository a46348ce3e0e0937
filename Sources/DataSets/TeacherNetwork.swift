import Elementary

/// A random function from inputs to classes: a two-layer tanh network whose largest output is the class.
///
///     h = tanh(V x),   V: hidden × features, N(0, 1/features)
///     o = W h,         W: classes × hidden,  N(0, 1/hidden)
///     class = argmax_k (o_k − mean_k) / deviation_k
///
/// Mean and deviation of each output are taken over Gaussian inputs of a stream of their own. Without them the outputs
/// of large weight would win almost everywhere.
struct TeacherNetwork: Sendable {
  /// How many inputs the outputs are centred and scaled on.
  static let calibrationCount = 4096

  private let features: Int
  private let hidden: Int
  private let classes: Int
  private let first: [Double]
  private var second: [Double]
  private var offsets: [Double]

  /// The first class that is chosen at none of the ``calibrationCount`` calibration inputs, as happens with very few features or
  /// hidden units; `nil` where each is chosen.
  private(set) var unusedClass: Int?

  /// Draws the weights and centres the outputs.
  init(
    features: Int, hidden: Int, classes: Int, weights: inout RandomStream, calibration: inout RandomStream
  ) {
    self.features = features
    self.hidden = hidden
    self.classes = classes
    let firstScale = 1 / Double(features).squareRoot()
    first = (0..<(hidden * features)).map { _ in weights.normal() * firstScale }
    let secondScale = 1 / Double(hidden).squareRoot()
    second = (0..<(classes * hidden)).map { _ in weights.normal() * secondScale }
    offsets = [Double](repeating: 0, count: classes)

    var outputs: [Double] = []
    outputs.reserveCapacity(Self.calibrationCount * classes)
    for _ in 0..<Self.calibrationCount {
      let input = (0..<features).map { _ in Float(calibration.normal()) }
      outputs += self.outputs(input[...])
    }
    calibrate(&outputs)
  }

  /// The class of one input of `features` numbers.
  func label(_ input: ArraySlice<Float>) -> UInt8 {
    UInt8(Self.largest(outputs(input)[...]))
  }

  /// Centred, scaled outputs (before the calibration: plain ones).
  private func outputs(_ input: ArraySlice<Float>) -> [Double] {
    var activations = [Double](repeating: 0, count: hidden)
    for unit in 0..<hidden {
      var sum = 0.0
      var weight = unit * features
      for value in input {
        sum += first[weight] * Double(value)
        weight += 1
      }
      activations[unit] = .tanh(sum)
    }
    return (0..<classes).map { label in
      var sum = offsets[label]
      for unit in 0..<hidden { sum += second[label * hidden + unit] * activations[unit] }
      return sum
    }
  }

  /// Puts each output's mean and deviation into the second layer, and looks whether all classes occur.
  private mutating func calibrate(_ outputs: inout [Double]) {
    let count = Double(Self.calibrationCount)
    for label in 0..<classes {
      let places = stride(from: label, to: outputs.count, by: classes)
      let mean = places.reduce(0.0) { $0 + outputs[$1] } / count
      let variance = places.reduce(0.0) { $0 + (outputs[$1] - mean) * (outputs[$1] - mean) } / count
      let scale = 1 / variance.squareRoot()
      for place in places { outputs[place] = (outputs[place] - mean) * scale }
      for unit in 0..<hidden { second[label * hidden + unit] *= scale }
      offsets[label] = -mean * scale
    }
    var chosen = Set<Int>()
    for start in stride(from: 0, to: outputs.count, by: classes) {
      chosen.insert(Self.largest(outputs[start..<(start + classes)]))
    }
    unusedClass = (0..<classes).first { !chosen.contains($0) }
  }

  /// The position of the largest number from the slice's start; the first of several.
  private static func largest(_ numbers: ArraySlice<Double>) -> Int {
    var best = numbers.startIndex
    for index in numbers.indices where numbers[index] > numbers[best] { best = index }
    return best - numbers.startIndex
  }
}
