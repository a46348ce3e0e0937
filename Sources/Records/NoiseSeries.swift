/// The series in which a record holds what was measured of the gradient's noise and the loss's curvature.
public enum NoiseSeries: String, Sendable, CaseIterable {
  /// tr C, of the covariance of the gradients of single examples.
  case covarianceTrace = "covariance_trace"
  /// |∇L|² of the gradient of the whole training set.
  case squaredGradient = "squared_gradient"
  /// The largest eigenvalue of the Hessian of the loss; with ReLU between its kinks, with every unit on or off as it is.
  case largestCurvature = "largest_curvature"
}
