import Testing

@testable import StochasticSimulation

@Suite struct DecayProductTests {
  /// .5 · .5 · .25 · .25 · .25 · .5, exact in binary.
  @Test func itIsTheProductOverTheUpdates() {
    var product = DecayProduct()
    let products = [0.5, 0.5, 0.25, 0.25, 0.25, 0.5].map { product.next($0) }
    #expect(products == [-1, -2, -4, -6, -8, -9].map { Double(sign: .plus, exponent: $0, significand: 1) })
  }

  /// Against plain multiplication, through changes of β and down to nothing.
  @Test func itIsThePlainProduct() {
    var product = DecayProduct()
    var plain = 1.0
    for update in 0..<5000 {
      let beta = update < 2000 ? 0.999 : update < 2500 ? 0.996 : update == 3000 ? 0 : 0.9
      plain *= beta
      let made = product.next(beta)
      #expect(abs(made - plain) <= 1e-11 * plain, "update \(update)")
    }
    #expect(plain == 0)
  }
}
