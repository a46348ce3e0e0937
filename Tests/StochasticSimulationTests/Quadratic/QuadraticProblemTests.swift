import Testing

@testable import StochasticSimulation

@Suite struct QuadraticProblemTests {
  private func message(
    _ curvature: [Double], _ variance: [Double], mean: Double = 0, initialVariance: Double = 1
  ) -> String? {
    do {
      _ = try QuadraticProblem(
        curvature: curvature, gradientVariance: variance, initialMean: mean, initialVariance: initialVariance)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func whatIsAllowed() throws {
    let problem = try QuadraticProblem(curvature: [2, 3, 1], gradientVariance: [0, 1, 2])
    #expect(problem.modes == 3)
    #expect(problem.largestCurvature == 3)
    #expect(problem.initialMean == 0 && problem.initialVariance == 1)
    #expect(message([1], [0], mean: -2, initialVariance: 0) == nil)
  }

  @Test func errorsAreSentencesWithTheValue() {
    #expect(message([], []) == "curvature: at least one mode is required")
    #expect(
      message([1, 2], [1]) == "gradient-variance has 1 values, but must have as many as curvature (2)")
    #expect(message([1, 0], [1, 1]) == "curvature is 0, but must be a number > 0")
    #expect(message([.nan], [1]) == "curvature is nan, but must be a number > 0")
    #expect(message([.infinity], [1]) == "curvature is inf, but must be a number > 0")
    #expect(message([1], [-1]) == "gradient-variance is -1, but must be a number ≥ 0")
    #expect(message([1], [1], mean: .infinity) == "initial-mean is inf, but must be a finite number")
    #expect(message([1], [1], initialVariance: -0.5) == "initial-variance is -0.5, but must be a number ≥ 0")
    #expect(message([1], [1], initialVariance: .nan) == "initial-variance is nan, but must be a number ≥ 0")
  }
}
