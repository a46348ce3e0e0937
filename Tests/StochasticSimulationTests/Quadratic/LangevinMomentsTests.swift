import Foundation
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing

@testable import StochasticSimulation

@Suite struct LangevinMomentsTests {
  private let problem = try! QuadraticProblem(
    curvature: [1, 0.3, 0.05], gradientVariance: [1, 2, 0.5], initialMean: 0.4, initialVariance: 0.6)

  private func moments(_ kind: LangevinKind, _ timeline: Timeline) -> LangevinMoments {
    LangevinMoments(
      problem: problem, kind: kind, segments: timeline.langevinSegments(), trainingSet: timeline.trainingSet)
  }

  /// The plateau is g tr(C)/(4N): the exact g of the sampling, and nothing else.
  @Test(arguments: LangevinKind.allCases, [Sampling.withReplacement, .withoutReplacement])
  func plateau(_ kind: LangevinKind, _ sampling: Sampling) {
    for (rate, batch, m) in [(0.1, 16, 0.9), (0.02, 100, 0.0), (0.5, 400, 0.5)] {
      let stage = Stage(
        epochs: 1e5, learningRate: .constant(rate), batchSize: .constant(Double(batch)), momentum: .constant(m))
      let set = TrainingSet(size: 500, sampling: sampling)
      let timeline = Timeline(Schedule(name: "plateau", stages: [stage]), set)
      let g = HyperParameters(learningRate: rate, batchSize: batch, momentum: m).noiseScale(set)
      let loss = moments(kind, timeline).losses(at: [1e5])[0]
      #expect(relativeError(loss, g * 3.5 / (4 * 500)) < 100 * Tolerance.algebra)
    }
  }

  /// With the approximate g the plateau is that of sampling with replacement.
  @Test func plateauAtTheApproximateNoiseScale() {
    let set = TrainingSet(size: 500, sampling: .withoutReplacement)
    let stage = Stage(epochs: 1e5, learningRate: 0.1, batchSize: 250, momentum: 0.9)
    let timeline = Timeline(Schedule(name: "plateau", stages: [stage]), set)
    let loss = LangevinMoments(
      problem: problem, kind: .withMemory, segments: timeline.langevinSegments(), trainingSet: set,
      usesApproximateNoiseScale: true
    ).losses(at: [1e5])[0]
    #expect(relativeError(loss, 2 * 3.5 / (4 * 500)) < 100 * Tolerance.algebra)
  }

  /// Without memory, one stage: E w² = P₀ e^(−2γhτ) + g c/(2hN) (1 − e^(−2γhτ)), at any recorded epochs.
  @Test func overdampedInClosedForm() {
    let set = TrainingSet(size: 500, sampling: .withReplacement)
    let timeline = Timeline(
      Schedule(name: "one", stages: [Stage(epochs: 10, learningRate: 0.01, batchSize: 20)]), set)
    let epochs = [0, 0.1, 1, 5, 10]
    let losses = moments(.overdamped, timeline).losses(at: epochs)
    let gamma = 0.01 * 500 / 20
    for (epoch, loss) in zip(epochs, losses) {
      let expected = zip(problem.curvature, problem.gradientVariance).reduce(0.0) { sum, mode in
        let rest = exp(-2 * gamma * mode.0 * epoch)
        return sum + 0.5 * mode.0 * (0.76 * rest + gamma * mode.1 / (2 * mode.0 * 500) * (1 - rest))
      }
      #expect(relativeError(loss, expected) < 100 * Tolerance.algebra)
    }
  }

  /// At a jump of m the SDE's v is multiplied by (1−m′)/(1−m), so that (1/(1−m)) v, the velocity of the updates, carries over;
  /// at a jump of ε or B it is unchanged. A slow mode without noise, far below its memory: the distance that is left to go.
  @Test func theVelocityIsRescaledWhereMomentumJumps() throws {
    let set = TrainingSet(size: 1000, sampling: .withReplacement)
    // From rest at gradient 1, v → 1. Afterwards w moves by −γ′∫v; with v₀ at the jump the memory adds −γ′θ′(v₀ − 1).
    for (rate, batch, m, start) in [(0.1, 10, 0.5, 5.0), (0.1, 10, 0.99, 0.1), (0.03, 10, 0.9, 1), (0.1, 50, 0.9, 1)] {
      let h = 1e-9
      let problem = try QuadraticProblem(
        curvature: [h], gradientVariance: [0], initialMean: 1 / h, initialVariance: 0)
      let stages = [
        Stage(epochs: 10, learningRate: 0.1, batchSize: 10, momentum: 0.9),
        Stage(
          epochs: 100, learningRate: .constant(rate), batchSize: .constant(Double(batch)), momentum: .constant(m)),
      ]
      let timeline = Timeline(Schedule(name: "jump", stages: stages), set)
      let losses = LangevinMoments(
        problem: problem, kind: .withMemory, segments: timeline.langevinSegments(), trainingSet: set
      ).losses(at: [10, 110])
      let moved = (2 * losses[1] / h).squareRoot() - (2 * losses[0] / h).squareRoot()
      let k = LangevinCoefficients(HyperParameters(learningRate: rate, batchSize: batch, momentum: m), set)
      let expected = -k.driftRate * (100 + k.memoryEpochs * (start - 1))
      // 1/h has an ulp of 10⁻⁷, and the gradient falls by h × the way. Rescaled by anything else, γθ (v₀ − 1) would be missed.
      #expect(abs(moved - expected) < 1e-4 + h * expected * expected, "\(rate), \(batch), \(m)")
    }
  }

  /// The covariance of the velocity is rescaled by the square: from the plateau of m = .9 into m = .5, one mode with noise.
  @Test func theVelocitysVarianceIsRescaledWhereMomentumJumps() throws {
    let set = TrainingSet(size: 100, sampling: .withReplacement)
    let mode = try QuadraticProblem(curvature: [2], gradientVariance: [3])
    let values = [0.9, 0.5].map { HyperParameters(learningRate: 0.1, batchSize: 10, momentum: $0) }
    let stages = [
      Stage(epochs: 1e4, learningRate: 0.1, batchSize: 10, momentum: 0.9),
      Stage(epochs: 10, learningRate: 0.1, batchSize: 10, momentum: 0.5),
    ]
    let timeline = Timeline(Schedule(name: "jump", stages: stages), set)
    let times = [0.2, 0.4, 1]
    let losses = LangevinMoments(
      problem: mode, kind: .withMemory, segments: timeline.langevinSegments(), trainingSet: set
    ).losses(at: times.map { 1e4 + $0 })
    let (before, after) = (LangevinCoefficients(values[0], set), LangevinCoefficients(values[1], set))
    // Var w = g c/(2hN), Var v = g c/(2γNθ), times ((1 − .5)/(1 − .9))² = 25.
    let start = SecondMoments(
      ww: before.noisePerExample * 3 / 4, wv: 0, vv: 25 * before.noisePerDrift * 3 / (2 * before.memoryEpochs))
    for (time, loss) in zip(times, losses) {
      let step = LangevinTransition.withMemory(after, curvature: 2, variance: 3, time: time)
      let expected = (step.phi.applied(to: start) + step.noise).ww
      // Epochs near 10⁴ have an ulp of 2·10⁻¹².
      #expect(relativeError(loss, expected) < 1e-9)
      #expect(relativeError(loss, start.ww) > 0.05)
    }
  }

  /// The grid of epochs changes nothing, and an epoch past the end has no value.
  @Test func epochsAreIndependent() {
    let timeline = Timeline(jumpySchedule("momentum"), TrainingSet(size: 200, sampling: .withReplacement))
    let all = moments(.withMemory, timeline).losses(at: [0, 1, 2, 3.5, 4, 9, 9.75])
    let some = moments(.withMemory, timeline).losses(at: [2, 9.75, 11])
    #expect(some[0] == all[2])
    #expect(some[1] == all[6])
    #expect(some[2].isNaN)
    #expect(relativeError(all[0], 0.5 * 1.35 * 0.76) < Tolerance.algebra)
  }

  /// One stretch of constant hyper-parameters, in one piece by the closed form, and cut into a thousand by series.
  @Test(arguments: LangevinKind.allCases, KernelVariant.supported)
  func manyShortStretchesAreOneLong(_ kind: LangevinKind, _ variant: KernelVariant) throws {
    let set = TrainingSet(size: 1000, sampling: .withReplacement)
    let modes = try QuadraticProblem(
      curvature: [1, 0.4, 0.3, 1e-3, 1e-9], gradientVariance: [1, 2, 0, 5, 1], initialMean: 0.4, initialVariance: 0.6)
    // ε h of .01 to 3.5 and 1 − m of 1 to .001: rates real, complex, and nearly critical.
    for (rate, m) in [(3.5, 0.9), (0.1, 0.5), (0.1, 0.999), (1, 0), (0.0625, 0.5), (0.01, 0.9)] {
      let values = HyperParameters(learningRate: rate, batchSize: 10, momentum: m)
      func loss(_ pieces: Int) -> Double {
        let ends = (0...pieces).map { 10 * Double($0) / Double(pieces) }
        let segments = zip(ends, ends.dropFirst()).map {
          LangevinSegment(start: $0, end: $1, stage: 0, hyperParameters: values)
        }
        return LangevinMoments(problem: modes, kind: kind, segments: LangevinSegments(segments), trainingSet: set)
          .losses(at: [10], variant: variant)[0]
      }
      #expect(relativeError(loss(1000), loss(1)) < Tolerance.naiveRecursion, "\(rate), \(m)")
    }
  }

  /// From rest without any spread, where the noise is all there is: what series and closed form make of a time that both can.
  @Test(arguments: LangevinKind.allCases) func theNoiseOfShortTimesIsThatOfTheClosedForm(_ kind: LangevinKind) throws {
    let set = TrainingSet(size: 1000, sampling: .withReplacement)
    for (rate, m) in [(3.9, 0.5), (0.25, 0), (0.1, 0.9), (1, 0.3)] {
      let values = HyperParameters(learningRate: rate, batchSize: 10, momentum: m)
      for h in [1, 0.5, 0.03] {
        let mode = try QuadraticProblem(curvature: [h], gradientVariance: [2], initialVariance: 0)
        let segment = LangevinSegment(start: 0, end: 0.01, stage: 0, hyperParameters: values)
        let loss = LangevinMoments(problem: mode, kind: kind, segments: LangevinSegments([segment]), trainingSet: set)
          .losses(at: [0.01])[
            0]
        let k = LangevinCoefficients(values, set)
        let expected = LangevinTransition.make(kind, k, curvature: h, variance: 2, time: 0.01).noise.ww
        // Where rates are small the closed form is what cancels.
        #expect(relativeError(loss, 0.5 * h * expected) < 1e-9, "\(rate), \(m), \(h)")
      }
    }
  }

  @Test(arguments: LangevinKind.allCases) func threadsAndVariantsChangeNothing(_ kind: LangevinKind) throws {
    let curvature = (1...9000).map { 1 / Double($0) }
    let problem = try QuadraticProblem(curvature: curvature, gradientVariance: curvature)
    let timeline = Timeline(try lawSchedule("momentum"), TrainingSet(size: 500, sampling: .withReplacement))
    let epochs = RecordGrid(every: 0.25, epochs: timeline.schedule.epochs).epochs
    for segments in [timeline.langevinSegments(), timeline.langevinSegmentsAtUpdates()] {
      let moments = LangevinMoments(
        problem: problem, kind: kind, segments: segments, trainingSet: timeline.trainingSet)
      let one = moments.losses(at: epochs, variant: .baseline)
      #expect(one.allSatisfy { $0.isFinite })
      for variant in KernelVariant.supported {
        for threads in 1...3 { #expect(moments.losses(at: epochs, threads: threads, variant: variant) == one) }
      }
    }
  }
}
