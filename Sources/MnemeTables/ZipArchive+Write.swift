import CZip
import Glibc

extension ZipArchive {
  /// Writes the archive to `path`, whole or not at all.
  ///
  /// The order of `entries` doesn't matter: the archive has them by name. All have one date (1980-01-01,
  /// the first a zip file can have) and one mode (0644).
  ///
  /// - Throws: `ZipError.entry` for a name that is not safe or stands twice;
  ///   `ZipError.nothingToPack`; `DiskError`.
  package static func write(_ entries: [Entry], to path: String) throws {
    try AtomicFile.write(try bytes(of: entries, path: path), to: path)
  }

  /// The bytes of the archive; `path` is for error messages.
  package static func bytes(of entries: [Entry], path: String = "archive") throws -> [UInt8] {
    // What libzip makes of no entries is no file.
    guard !entries.isEmpty else { throw ZipError.nothingToPack(path: path) }
    let sorted = entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (index, entry) in sorted.enumerated() {
      let isTwice = index > 0 && sorted[index - 1].name.utf8.elementsEqual(entry.name.utf8)
      if let objection = isTwice ? .twice : objection(to: entry.name) {
        throw ZipError.entry(path: path, name: entry.name, objection: objection)
      }
    }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let buffer = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw ZipError.cannotPack(path: path, detail: text(&error))
    }
    // Kept beyond the closing of the archive, which writes it.
    zip_source_keep(buffer)
    defer { zip_source_free(buffer) }
    guard let archive = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
      zip_source_free(buffer)
      throw ZipError.cannotPack(path: path, detail: text(&error))
    }
    guard sorted.allSatisfy({ add($0, to: archive) }), zip_close(archive) == 0 else {
      let detail = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw ZipError.cannotPack(path: path, detail: detail)
    }
    return try contents(of: buffer, path: path)
  }

  private static let firstDay: zip_uint16_t = 1 << 5 | 1
  private static let regularFile: zip_uint32_t = 0o100644 << 16
  private static let bestCompression: zip_uint32_t = 9

  private static func add(_ entry: Entry, to archive: OpaquePointer) -> Bool {
    guard let source = source(of: entry.bytes, in: archive) else { return false }
    let index = zip_file_add(archive, entry.name, source, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let place = zip_uint64_t(index)
    return zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, bestCompression) == 0
      && zip_file_set_dostime(archive, place, 0, firstDay, 0) == 0
      && zip_file_set_external_attributes(
        archive, place, 0, zip_uint8_t(ZIP_OPSYS_UNIX), regularFile) == 0
  }

  /// A copy of the bytes that libzip frees when it is done.
  private static func source(of bytes: [UInt8], in archive: OpaquePointer) -> OpaquePointer? {
    guard let copy = malloc(max(1, bytes.count)) else { return nil }
    bytes.withUnsafeBytes {
      if let address = $0.baseAddress { copy.copyMemory(from: address, byteCount: $0.count) }
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
      free(copy)
      return nil
    }
    return source
  }

  private static func contents(of buffer: OpaquePointer, path: String) throws(ZipError) -> [UInt8] {
    var information = zip_stat_t()
    guard zip_source_stat(buffer, &information) == 0, zip_source_open(buffer) == 0 else {
      throw .cannotPack(path: path, detail: text(zip_source_error(buffer)))
    }
    defer { zip_source_close(buffer) }
    var bytes = [UInt8](repeating: 0, count: Int(information.size))
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes {
        guard let address = $0.baseAddress else { return zip_int64_t(0) }
        return zip_source_read(buffer, address + count, zip_uint64_t($0.count - count))
      }
      guard read > 0 else {
        throw .cannotPack(path: path, detail: text(zip_source_error(buffer)))
      }
      count += Int(read)
    }
    return bytes
  }

  static func text(_ error: UnsafeMutablePointer<zip_error_t>) -> String {
    String(cString: zip_error_strerror(error))
  }
}
