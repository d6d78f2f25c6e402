/// What a user's argument names: a file or a folder, and perhaps an array in it.
struct ArrayPlace: Sendable, Equatable {
  /// As it was given.
  let argument: String
  let path: String
  /// What follows the last colon, if all of it is no path.
  let member: String?

  init(argument: String, path: String, member: String?) {
    self.argument = argument
    self.path = path
    self.member = member
  }

  init(_ argument: String) {
    self.argument = argument
    if !InputFile.exists(argument), let colon = argument.lastIndex(of: ":"),
      InputFile.exists(String(argument[..<colon]))
    {
      path = String(argument[..<colon])
      member = String(argument[argument.index(after: colon)...])
    } else {
      path = argument
      member = nil
    }
  }

  /// - Throws: `ArrayError.noMembers`
  func expectNoMember(_ format: ArrayFormat) throws(ArrayError) {
    if let member { throw .noMembers(path: path, name: member, format: format) }
  }

  /// The one that is meant among the arrays of a file.
  ///
  /// - Throws: `ArrayError.memberNeeded`, `.unknownMember`.
  func choose<Member>(
    among members: [Member], name: (Member) -> String
  ) throws(ArrayError) -> Member {
    guard let member else {
      guard members.count == 1 else {
        throw .memberNeeded(path: path, members: members.map(name))
      }
      return members[0]
    }
    // Names can end in `.npy` once more, as they do in the archive.
    guard let found = members.first(where: { name($0) == member || "\(name($0)).npy" == member })
    else { throw .unknownMember(path: path, name: member, members: members.map(name)) }
    return found
  }
}
