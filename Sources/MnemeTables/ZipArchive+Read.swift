import CZip

extension ZipArchive {
  /// The files of the archive at `path`, in its order; entries that are folders are left out.
  ///
  /// Checked: the structure of the archive, the CRC-32 of every file, names that stay within their
  /// folder and stand once, no links, no encryption, and the limits, whatever sizes it states.
  ///
  /// - Throws: `ZipError`.
  package static func read(
    _ path: String, limits: Limits = Limits()
  ) throws(ZipError) -> [Entry] {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
      throw code == ZIP_ER_NOENT
        ? .missingFile(path: path) : .broken(path: path, detail: text(ofCode: code))
    }
    // Only read: there is nothing to write back.
    defer { zip_discard(archive) }
    let count = zip_get_num_entries(archive, 0)
    guard count <= limits.entries else {
      throw .tooLarge(path: path, limit: "\(limits.entries) files")
    }
    var reader = Reader(archive: archive, path: path, limits: limits)
    for index in 0..<zip_uint64_t(max(0, count)) { try reader.read(index) }
    return reader.entries
  }

  private static func text(ofCode code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return text(&error)
  }
}

private struct Reader {
  let archive: OpaquePointer
  let path: String
  let limits: ZipArchive.Limits
  var entries: [ZipArchive.Entry] = []
  private var names: Set<[UInt8]> = []
  private var totalBytes = 0

  init(archive: OpaquePointer, path: String, limits: ZipArchive.Limits) {
    self.archive = archive
    self.path = path
    self.limits = limits
  }

  mutating func read(_ index: zip_uint64_t) throws(ZipError) {
    var information = zip_stat_t()
    guard zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &information) == 0 else { throw broken() }
    let name = try name(of: information)
    let isFolder = name.utf8.last == UInt8(ascii: "/")
    func refuse(_ objection: ZipError.Objection) -> ZipError {
      .entry(path: path, name: name, objection: objection)
    }
    if let objection = ZipArchive.objection(
      to: isFolder ? String(decoding: name.utf8.dropLast(), as: UTF8.self) : name)
    {
      throw refuse(objection)
    }
    if information.encryption_method != ZIP_EM_NONE { throw refuse(.encrypted) }
    guard isPlain(index, isFolder: isFolder) else { throw refuse(.notAFile) }
    guard names.insert(Array(name.utf8)).inserted else { throw refuse(.twice) }
    if isFolder { return }
    entries.append(.init(name: name, bytes: try bytes(index, stated: information.size)))
  }

  private func name(of information: zip_stat_t) throws(ZipError) -> String {
    guard let pointer = information.name else {
      throw .entry(path: path, name: "", objection: .emptyName)
    }
    guard let name = String(validatingCString: pointer) else {
      throw .entry(path: path, name: String(cString: pointer), objection: .notText)
    }
    return name
  }

  /// Modes are stated by archives that were made on Unix, where entries can be links or devices.
  private func isPlain(_ index: zip_uint64_t, isFolder: Bool) -> Bool {
    var system: zip_uint8_t = 0
    var attributes: zip_uint32_t = 0
    guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 else {
      return false
    }
    let kind = attributes >> 16 & 0o170000
    return system != zip_uint8_t(ZIP_OPSYS_UNIX) || kind == 0
      || kind == (isFolder ? 0o040000 : 0o100000)
  }

  /// Never more than the limits and the stated size, as the latter can be a lie.
  private mutating func bytes(
    _ index: zip_uint64_t, stated: zip_uint64_t
  ) throws(ZipError) -> [UInt8] {
    guard stated <= zip_uint64_t(limits.entryBytes) else {
      throw .tooLarge(path: path, limit: "\(limits.entryBytes) bytes in one file")
    }
    totalBytes += Int(stated)
    guard totalBytes <= limits.totalBytes else {
      throw .tooLarge(path: path, limit: "\(limits.totalBytes) bytes")
    }
    guard let file = zip_fopen_index(archive, index, 0) else { throw broken() }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { space -> zip_int64_t in
        guard let address = space.baseAddress else { return -1 }
        return zip_fread(file, address, zip_uint64_t(space.count))
      }
      guard count >= 0 else {
        throw .broken(path: path, detail: ZipArchive.text(zip_file_get_error(file)))
      }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<Int(count)])
      guard bytes.count <= Int(stated) else {
        throw .broken(path: path, detail: "a file is larger than it states")
      }
    }
    guard bytes.count == Int(stated) else {
      throw .broken(path: path, detail: "a file is smaller than it states")
    }
    return bytes
  }

  private func broken() -> ZipError {
    .broken(path: path, detail: String(cString: zip_strerror(archive)))
  }
}
