import Testing

/// Tests that run a kernel, one after the other: two would only take each other's processors.
@Suite(.serialized) struct KernelTests {}
