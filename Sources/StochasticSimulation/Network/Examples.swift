import Descriptions

/// Examples for a network: features, and a class or numbers to be predicted.
public struct Examples: Sendable {
  /// count × featureCount, row by row; finite.
  public let inputs: [Float]
  /// A class 0..<classCount for each example; empty where numbers are to be predicted.
  public let labels: [UInt8]
  /// count × targetCount, row by row, finite: what the outputs should be; empty for classes.
  public let targets: [Float]
  /// Features of an example, ≥ 1.
  public let featureCount: Int
  /// 2…256; 0 where numbers are to be predicted.
  public let classCount: Int
  /// 0 for classes.
  public let targetCount: Int

  /// How many examples there are.
  public var count: Int { inputs.count / featureCount }

  /// How many outputs a network for them has.
  public var outputCount: Int { max(classCount, targetCount) }

  /// Examples of these inputs and labels.
  ///
  /// - Throws: ``/Descriptions/Fault`` where the sizes do not match, an input is not finite or a label is not a class.
  public init(inputs: [Float], labels: [UInt8], featureCount: Int, classCount: Int) throws(Fault) {
    guard (2...256).contains(classCount) else {
      throw Fault("the number of classes", "\(classCount)", allowed: "within 2…256", path: [])
    }
    try Self.check(inputs, features: featureCount, rows: labels.count, "labels")
    if let index = labels.firstIndex(where: { $0 >= classCount }) {
      throw Fault(
        "the label of example \(index)", "\(labels[index])", allowed: "within 0…\(classCount - 1)", path: [])
    }
    (self.inputs, self.labels, targets) = (inputs, labels, [])
    (self.featureCount, self.classCount, targetCount) = (featureCount, classCount, 0)
  }

  /// Examples with numbers to be predicted.
  ///
  /// - Throws: ``/Descriptions/Fault`` where the sizes do not match, or an input or a target is not finite.
  public init(inputs: [Float], targets: [Float], featureCount: Int, targetCount: Int) throws(Fault) {
    guard (1...65536).contains(targetCount), targets.count.isMultiple(of: targetCount) else {
      throw Fault(
        [],
        "there are \(targetCount) targets an example and \(targets.count) in all, but must be 1…65536 and a multiple")
    }
    try Self.check(inputs, features: featureCount, rows: targets.count / targetCount, "rows of targets")
    if let index = targets.firstIndex(where: { !$0.isFinite }) {
      throw Fault(
        "target \(index % targetCount) of example \(index / targetCount)", "\(targets[index])", allowed: "finite",
        path: [])
    }
    (self.inputs, labels, self.targets) = (inputs, [], targets)
    (self.featureCount, classCount, self.targetCount) = (featureCount, 0, targetCount)
  }

  private static func check(
    _ inputs: [Float], features: Int, rows: Int, _ what: String
  ) throws(Fault) {
    guard features >= 1 else {
      throw Fault("the number of features", "\(features)", allowed: "at least 1", path: [])
    }
    guard inputs.count == rows * features else {
      throw Fault(
        [], "there are \(inputs.count) inputs, but \(rows) \(what) × \(features) features need \(rows * features)")
    }
    guard rows <= Int(Int32.max) else {
      throw Fault([], "there are \(rows) examples, but must be at most \(Int32.max)")
    }
    if let index = inputs.firstIndex(where: { !$0.isFinite }) {
      throw Fault(
        "feature \(index % features) of example \(index / features)", "\(inputs[index])", allowed: "finite", path: [])
    }
  }

  /// What the outputs should be under squared error: the targets, or for a class 1 at its output and 0 at the others.
  var outputTargets: [Float] {
    guard targetCount == 0 else { return targets }
    var oneHot = [Float](repeating: 0, count: count * classCount)
    for (example, label) in labels.enumerated() { oneHot[example * classCount + Int(label)] = 1 }
    return oneHot
  }
}
