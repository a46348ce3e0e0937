import Foundation
import NoiseScale

@testable import StochasticSimulation
import ScheduleSupport

/// The same network in plain `Double`, written from the formulas: loss, gradient and optimiser.
struct ReferenceNetwork {
  let widths: [Int]
  let activation: Activation
  let lossKind: NetworkLoss

  init(_ problem: NetworkProblem) {
    (widths, activation, lossKind) = (problem.widths, problem.activation, problem.loss)
  }

  /// What the outputs should be under squared error.
  private func targets(_ examples: Examples, _ row: Int) -> [Double] {
    (0..<widths.last!).map { output in
      examples.labels.isEmpty
        ? Double(examples.targets[row * widths.last! + output]) : Int(examples.labels[row]) == output ? 1 : 0
    }
  }

  /// Activations of every layer, inputs first; outputs without activation.
  private func forward(_ parameters: [Double], _ input: [Double]) -> [[Double]] {
    var layers = [input]
    var offset = 0
    for layer in 1..<widths.count {
      let (inputs, units) = (widths[layer - 1], widths[layer])
      layers.append(
        (0..<units).map { unit in
          var sum = parameters[offset + inputs * units + unit]
          for k in 0..<inputs { sum += parameters[offset + unit * inputs + k] * layers[layer - 1][k] }
          guard layer < widths.count - 1 else { return sum }
          return activation == .tanh ? tanh(sum) : max(0, sum)
        })
      offset += (inputs + 1) * units
    }
    return layers
  }

  func loss(_ parameters: [Double], _ examples: Examples, _ rows: some Collection<Int>) -> Double {
    rows.reduce(0.0) { sum, row in
      let z = forward(parameters, examples.row(row)).last!
      if lossKind == .squaredError {
        return sum + zip(z, targets(examples, row)).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 2
      }
      let largest = z.max()!
      return sum + largest + log(z.reduce(0.0) { $0 + exp($1 - largest) }) - z[Int(examples.labels[row])]
    } / Double(rows.count)
  }

  func accuracy(_ parameters: [Double], _ examples: Examples) -> Double {
    let correct = (0..<examples.count).count { row in
      let z = forward(parameters, examples.row(row)).last!
      return z.firstIndex(of: z.max()!) == Int(examples.labels[row])
    }
    return Double(correct) / Double(examples.count)
  }

  func gradient(_ parameters: [Double], _ examples: Examples, _ rows: some Collection<Int>) -> [Double] {
    var gradient = Array(repeating: 0.0, count: parameters.count)
    for row in rows {
      let layers = forward(parameters, examples.row(row))
      let z = layers.last!
      var delta: [Double]
      if lossKind == .squaredError {
        delta = zip(z, targets(examples, row)).map { ($0 - $1) / Double(rows.count) }
      } else {
        let weights = z.map { exp($0 - z.max()!) }
        delta = weights.map { $0 / weights.reduce(0, +) / Double(rows.count) }
        delta[Int(examples.labels[row])] -= 1 / Double(rows.count)
      }
      var offset = parameters.count
      for layer in (1..<widths.count).reversed() {
        let (inputs, units) = (widths[layer - 1], widths[layer])
        offset -= (inputs + 1) * units
        var below = Array(repeating: 0.0, count: inputs)
        for unit in 0..<units {
          gradient[offset + inputs * units + unit] += delta[unit]
          for k in 0..<inputs {
            gradient[offset + unit * inputs + k] += delta[unit] * layers[layer - 1][k]
            below[k] += delta[unit] * parameters[offset + unit * inputs + k]
          }
        }
        delta = zip(below, layers[layer - 1]).map { by, h in
          by * (activation == .tanh ? 1 - h * h : (h > 0 ? 1 : 0))
        }
      }
    }
    return gradient
  }
}

/// Parameters and optimiser state in plain `Double`.
struct ReferenceOptimizer {
  var parameters: [Double]
  var velocity: [Double]
  var square: [Double]
  /// Π β₁ and Π β₂ over the updates.
  var products = (1.0, 1.0)

  init(_ parameters: [Double]) {
    self.parameters = parameters
    velocity = parameters.map { _ in 0 }
    square = velocity
  }

  /// The decay λw is part of the gradient, but with AdamW w shrinks by ελw first.
  mutating func step(_ optimizer: any Optimizer, _ gradient: [Double], _ values: HyperParameters) {
    let rule = optimizer.rule(values)
    if case .adam(let beta1, let beta2, _) = rule { products = (products.0 * beta1, products.1 * beta2) }
    for i in parameters.indices {
      let decay = values.weightDecay * parameters[i]
      let g = optimizer is AdamW ? gradient[i] : gradient[i] + decay
      if optimizer is AdamW { parameters[i] -= values.learningRate * decay }
      switch rule {
      case .linear(let p, let q):
        velocity[i] = values.momentum * velocity[i] + g
        parameters[i] -= values.learningRate * (p * g + q * velocity[i])
      case .adam(let beta1, let beta2, let delta):
        velocity[i] = beta1 * velocity[i] + (1 - beta1) * g
        square[i] = beta2 * square[i] + (1 - beta2) * g * g
        let mean = velocity[i] / (1 - products.0)
        let root = (square[i] / (1 - products.1)).squareRoot()
        parameters[i] -= values.learningRate * mean / (root + delta)
      case .unknown: return
      }
    }
  }
}

extension Examples {
  func row(_ index: Int) -> [Double] {
    inputs[index * featureCount..<(index + 1) * featureCount].map(Double.init)
  }
}

/// Numbers that are the same in every run of the tests.
struct FixedNumbers {
  private let key: UInt64
  private var position: UInt32 = 0
  init(_ key: UInt64) { self.key = key }

  /// Uniform in [0, 1).
  mutating func uniform() -> Double {
    position += 1
    return Double(Philox.block(counter: [position, 0, 0, 0], key: key)[0]) * 0x1p-32
  }
  mutating func symmetric() -> Double { 2 * uniform() - 1 }
}

/// Inputs uniform in ±1; the label follows a random linear rule, but a fifth of the labels are drawn blindly, so that no
/// rule separates the classes.
func noisyExamples(_ count: Int, features: Int, classes: Int, key: UInt64 = 1) -> Examples {
  var numbers = FixedNumbers(key)
  let rule = (0..<classes * features).map { _ in numbers.symmetric() }
  var inputs: [Float] = []
  var labels: [UInt8] = []
  for _ in 0..<count {
    let row = (0..<features).map { _ in numbers.symmetric() }
    let scores = (0..<classes).map { c in (0..<features).reduce(0.0) { $0 + rule[c * features + $1] * row[$1] } }
    let blind = numbers.uniform() < 0.2
    let drawn = Int(numbers.uniform() * Double(classes))
    labels.append(UInt8(blind ? drawn : scores.firstIndex(of: scores.max()!)!))
    inputs.append(contentsOf: row.map(Float.init))
  }
  return try! Examples(inputs: inputs, labels: labels, featureCount: features, classCount: classes)
}

/// A problem on `noisyExamples`, evaluated on all of them.
func noisyProblem(
  _ count: Int, features: Int, hidden: [Int], classes: Int, activation: Activation = .tanh, test: Int = 0
) throws -> NetworkProblem {
  let all = noisyExamples(count + test, features: features, classes: classes)
  return try NetworkProblem(
    hidden: hidden, activation: activation,
    train: Examples(
      inputs: Array(all.inputs[..<(count * features)]), labels: Array(all.labels[..<count]), featureCount: features,
      classCount: classes),
    test: Examples(
      inputs: Array(all.inputs[(count * features)...]), labels: Array(all.labels[count...]), featureCount: features,
      classCount: classes), evaluateTrain: count)
}

/// Numbers to be predicted: a random linear rule of inputs uniform in ±1, and a third of noise.
func noisyRegression(
  _ count: Int, features: Int, hidden: [Int], targets: Int, activation: Activation = .tanh, test: Int = 0
) throws -> NetworkProblem {
  var numbers = FixedNumbers(5)
  let rule = (0..<targets * features).map { _ in numbers.symmetric() }
  func examples(_ count: Int) throws -> Examples {
    var (inputs, outputs) = ([Float](), [Float]())
    for _ in 0..<count {
      let row = (0..<features).map { _ in numbers.symmetric() }
      inputs += row.map(Float.init)
      for k in 0..<targets {
        let sum = (0..<features).reduce(0.5) { $0 + rule[k * features + $1] * row[$1] }
        outputs.append(Float(sum + numbers.symmetric() / 3))
      }
    }
    return try Examples(inputs: inputs, targets: outputs, featureCount: features, targetCount: targets)
  }
  return try NetworkProblem(
    hidden: hidden, activation: activation, train: examples(count), test: examples(test), loss: .squaredError,
    evaluateTrain: count)
}

/// Lanes with parameters uniform in ±`size`, and a batch drawn with replacement for each.
func randomLanes(
  _ problem: NetworkProblem, batch: Int, size: Double, variant: KernelVariant = .widest
) -> (lanes: NetworkLanes, batch: [Int32]) {
  let lanes = NetworkLanes(problem: problem, variant: variant)
  var numbers = FixedNumbers(3)
  for lane in 0..<NetworkLanes.count {
    lanes[lane: lane] = (0..<problem.parameterCount).map { _ in Float(size * numbers.symmetric()) }
  }
  let rows = (0..<batch * NetworkLanes.count).map { _ in Int32(numbers.uniform() * Double(problem.train.count)) }
  return (lanes, rows)
}

extension NetworkEnsemble {
  /// An ensemble on the whole of `problem.train`.
  init(
    _ problem: NetworkProblem, _ stages: [Stage], optimizer: any Optimizer = HeavyBall(),
    sampling: Sampling = .withoutReplacement, replicates: Int = 1, every: Double = 1, threads: Int = 1,
    variant: KernelVariant = .widest
  ) throws {
    let schedule = Schedule(name: "test", stages: stages)
    try self.init(
      problem: problem, timeline: Timeline(schedule, TrainingSet(size: problem.train.count, sampling: sampling)),
      optimizer: optimizer,
      settings: EnsembleSettings(
        seed: 7, replicates: replicates, grid: RecordGrid(every: every, epochs: schedule.epochs), threads: threads,
        variant: variant))
  }
}
