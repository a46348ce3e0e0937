import Compression
import Testing

@Suite struct CRC32Tests {
  /// The check value of CRC-32/ISO-HDLC.
  @Test func checksumOfTheStandardText() {
    #expect(CRC32(of: [UInt8]("123456789".utf8)) == CRC32(0xcbf4_3926))
    #expect(CRC32(of: [UInt8]()).value == 0)
  }

  @Test func theBytesAsTheyLieInMemory() {
    #expect(CRC32(of: [0x0403_0201, 0x0807_0605] as [UInt32]) == CRC32(of: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt8]))
  }

  @Test func eightDigits() { #expect("\(CRC32(0xbeef))" == "0000beef") }
}
