import NoiseScale
import TestSupport
import Testing

@Suite struct HyperParametersTests {
  static let cifar = 50_000

  @Test(arguments: [
    (0.1, 128, 0.9, 390.625), (0.02, 128, 0.9, 78.125), (0.004, 128, 0.9, 15.625), (0.0008, 128, 0.9, 3.125),
    (0.1, 16_000, 0.9, 3.125), (0.5, 3200, 0.98, 390.625), (0.1, 128, 0, 39.0625), (0.1, 50_000, 0, 0.1),
  ])
  func approximateNoiseScaleByHand(_ rate: Double, _ batch: Int, _ momentum: Double, _ g: Double) {
    let values = HyperParameters(learningRate: rate, batchSize: batch, momentum: momentum)
    #expect(isClose(values.approximateNoiseScale(trainingSetSize: Self.cifar), g))
    #expect(values.driftRate(trainingSetSize: Self.cifar) == values.approximateNoiseScale(trainingSetSize: Self.cifar))
    #expect(isClose(values.noiseScale(TrainingSet(size: Self.cifar, sampling: .withReplacement)), g))
  }

  @Test func exactNoiseScaleByHand() {
    let trainingSet = TrainingSet(size: Self.cifar, sampling: .withoutReplacement)
    let last = HyperParameters(learningRate: 0.1, batchSize: 16_000, momentum: 0.9)
    // 1 · (3.125 − 1): 32 % below 3.125.
    #expect(isClose(last.noiseScale(trainingSet), 2.125))
    #expect(isClose(last.noiseScale(trainingSet), 0.68 * 3.125))
    #expect(isClose(HyperParameters(learningRate: 0.1, batchSize: 128, momentum: 0.9).noiseScale(trainingSet), 389.625))
  }

  @Test(arguments: Sampling.allCases)
  func aWholeBatchHasNoNoiseWithoutReplacement(_ sampling: Sampling) {
    let g = HyperParameters(learningRate: 0.3, batchSize: 77, momentum: 0.5)
      .noiseScale(TrainingSet(size: 77, sampling: sampling))
    #expect(sampling == .withoutReplacement ? g == 0 : isClose(g, 0.6))
  }

  /// Which g would be exact depends on the curvature there.
  @Test func reshuffledBatchesHaveTheApproximateNoiseScale() {
    let values = HyperParameters(learningRate: 0.1, batchSize: 16_000, momentum: 0.9)
    #expect(
      values.noiseScale(TrainingSet(size: Self.cifar, sampling: .reshuffled))
        == values.approximateNoiseScale(trainingSetSize: Self.cifar))
  }

  @Test func theExactToApproximateRatioIsOneMinusBOverN() {
    for batch in [1, 2, 10, 99, 100] {
      let values = HyperParameters(learningRate: 0.7, batchSize: batch, momentum: 0.3)
      let ratio =
        values.noiseScale(TrainingSet(size: 100, sampling: .withoutReplacement))
        / values.approximateNoiseScale(trainingSetSize: 100)
      #expect(isClose(ratio, Double(100 - batch) / 100))
    }
  }

  @Test func effectiveLearningRateByHand() {
    #expect(isClose(HyperParameters(learningRate: 0.1, batchSize: 1, momentum: 0.9).effectiveLearningRate, 1))
    #expect(HyperParameters(learningRate: 0.1, batchSize: 1).effectiveLearningRate == 0.1)
  }

  @Test func memoryByHand() {
    #expect(
      isClose(
        HyperParameters(learningRate: 0.1, batchSize: 128, momentum: 0.9).memoryEpochs(trainingSetSize: 50_000), 0.0256)
    )
    #expect(
      isClose(
        HyperParameters(learningRate: 1, batchSize: 3200, momentum: 0.98).memoryEpochs(trainingSetSize: 50_000), 3.2))
  }

  /// θ = ε/(g (1−m)²).
  @Test func memoryAtFixedNoiseScale() {
    let values = HyperParameters(learningRate: 0.5, batchSize: 3200, momentum: 0.98)
    let g = values.approximateNoiseScale(trainingSetSize: 50_000)
    #expect(isClose(values.memoryEpochs(trainingSetSize: 50_000), 0.5 / (g * 0.02 * 0.02), within: 1e-13))
  }
}
