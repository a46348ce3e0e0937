/// The non-linearity of hidden layers.
public enum Activation: String, Sendable, CaseIterable {
  case tanh, relu
}
