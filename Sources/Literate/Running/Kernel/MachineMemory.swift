/// The machine's memory, in bytes.
public enum MachineMemory {
  /// What it can still give.
  public static var available: Int { ProcessMemory.available }
}
