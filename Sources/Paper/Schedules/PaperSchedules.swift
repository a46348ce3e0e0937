import Experiments
import NoiseScale

/// The schedules of Smith, Kindermans, Ying and Le, "Don't Decay the Learning Rate, Increase the Batch Size", 2018 (arXiv
/// 1711.00489), as ε, B and m of every stage.
enum PaperSchedules {
  /// N of CIFAR-10, and of Fashion-MNIST without the last sixth of its training part.
  static let smallSize = 50_000
  /// N of ImageNet.
  static let imageNetSize = 1_281_167

  /// The schedule that the others are compared with.
  static let reference = "decaying learning rate"
  static let hybrid = "hybrid"
  static let increasing = "increasing batch size"

  /// Figures 1 to 4: decaying, hybrid, increasing up to 16 000, for 200 epochs unless told.
  ///
  /// - Parameters:
  ///   - rates: ε of the four stages of the decaying schedule, each a fifth of the one before.
  ///   - momentum: 0 for plain SGD and Adam.
  ///   - epochs: Of the four stages.
  static func annealing(
    _ rates: [Double] = [0.1, 0.02, 0.004, 0.0008], momentum: Double = 0.9, epochs: [Double] = smallEpochs
  ) -> [ScheduleDescription] {
    let decaying = ScheduleDescription(
      name: reference, stages: stages(epochs, rates, [128, 128, 128, 128], momentum: momentum))
    return [
      decaying,
      ScheduleDescription(name: hybrid, from: reference, transforms: [Hybrid(decays: 1)]),
      ScheduleDescription(
        name: increasing, from: reference, transforms: [IncreaseBatchSize(upTo: 16_000)]),
    ]
  }

  /// Figure 4: those of Adam, whose ε starts at 1e-3.
  static let adamAnnealing = annealing([1e-3, 2e-4, 4e-5, 8e-6], momentum: 0)

  /// A tenth of the paper's epochs.
  static let reducedEpochs: [Double] = [6, 6, 4, 4]

  static let original = "original"
  static let increasedRate = "increased initial learning rate"
  static let increasedMomentum = "increased momentum"

  /// Figure 5: ever fewer updates; batches grow to 5120, about N/10.
  static var fewerUpdates: [ScheduleDescription] {
    [
      (original, 0.9, [(0.1, 128), (0.02, 128), (0.004, 128), (0.0008, 128)]),
      (increasing, 0.9, [(0.1, 128), (0.1, 640), (0.1, 3200), (0.032, 5120)]),
      (increasedRate, 0.9, [(0.5, 640), (0.5, 3200), (0.16, 5120), (0.032, 5120)]),
      (increasedMomentum, highMomentum, [(0.5, 3200), (0.16, 5120), (0.032, 5120), (0.0064, 5120)]),
    ].map { schedule($0.0, smallEpochs, $0.2, momentum: $0.1) }
  }

  /// Figure 6: ImageNet, decaying and increasing.
  static var imageNet: [ScheduleDescription] {
    [
      (reference, [(3, 8192), (0.3, 8192), (0.03, 8192), (0.003, 8192)]),
      (increasing, [(3, 8192), (3, 81_920), (0.3, 81_920), (0.03, 81_920)]),
    ].map { schedule($0.0, imageNetEpochs, $0.1, momentum: 0.9) }
  }

  /// Figure 7: ImageNet, with higher and higher momentum.
  static var imageNetMomentum: [ScheduleDescription] {
    [
      (0.9, [(3, 8192), (2.4, 65_536), (0.24, 65_536), (0.024, 65_536)]),
      (0.95, [(3, 16_384), (1.2, 65_536), (0.12, 65_536), (0.012, 65_536)]),
      (0.975, [(3, 32_768), (0.6, 65_536), (0.06, 65_536), (0.006, 65_536)]),
    ].map { schedule(momentumName($0.0), imageNetEpochs, $0.1, momentum: $0.0) }
  }

  static func momentumName(_ momentum: Double) -> String { "momentum \(momentum)" }

  static let baseline = "baseline of Goyal et al."
  static let doubledBatch = "doubled batch size"

  /// ResNet-50 on ImageNet in an hour, and in half an hour: the batch is doubled where g first falls by ten. The paper gives the
  /// batches; ε takes the rest of each decay by ten.
  static var resNet50: [ScheduleDescription] {
    [
      (baseline, [(3.2, 8192), (0.32, 8192), (0.032, 8192), (0.0032, 8192)]),
      (doubledBatch, [(3.2, 8192), (0.64, 16_384), (0.064, 16_384), (0.0064, 16_384)]),
    ].map { schedule($0.0, imageNetEpochs, $0.1, momentum: 0.9) }
  }

  /// m of the last schedule of ``fewerUpdates``.
  static let highMomentum = 0.98
  static let smallEpochs: [Double] = [60, 60, 40, 40]
  static let imageNetEpochs: [Double] = [30, 30, 20, 10]

  private static func schedule(
    _ name: String, _ epochs: [Double], _ values: [(Double, Int)], momentum: Double
  ) -> ScheduleDescription {
    ScheduleDescription(
      name: name, stages: stages(epochs, values.map(\.0), values.map(\.1), momentum: momentum))
  }

  /// Stages of constant ε, B and m.
  static func stages(_ epochs: [Double], _ rates: [Double], _ batches: [Int], momentum: Double) -> [Stage] {
    zip(epochs, zip(rates, batches)).map {
      Stage(
        epochs: $0, learningRate: .constant($1.0), batchSize: .constant(Double($1.1)), momentum: .constant(momentum))
    }
  }
}
