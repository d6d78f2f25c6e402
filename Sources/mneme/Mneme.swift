import ArgumentParser

@main
struct Mneme: ParsableCommand {}
