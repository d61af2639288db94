import Testing

@testable import NeuralNetworks

/// Laid out as Keras 3 does on a terminal of 80 columns.
struct SummaryTests {
  @Test func aChainHasThreeColumns() throws {
    let model = Sequential(InputLayer(shape: [2048]), Dropout(0.2), Dense(2, activation: .softmax))
    #expect(
      model.summary().description == """
        Model: "sequential"
        ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
        ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
        ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
        │ dropout (Dropout)               │ (None, 2048)           │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ dense (Dense)                   │ (None, 2)              │         4,098 │
        └─────────────────────────────────┴────────────────────────┴───────────────┘
         Total params: 4,098 (16.01 KB)
         Trainable params: 4,098 (16.01 KB)
         Non-trainable params: 0 (0.00 B)
        """)
  }

  @Test func aGraphSaysWhatIsConnected() throws {
    let input = Input([32, 32, 3])
    let x = try BatchNormalization(name: "block1_normalization")(
      Conv2D(8, kernelSize: 3, padding: .same, name: "block1_convolution")(input))
    let y = try Conv2D(8, kernelSize: 1, name: "shortcut")(input)
    let model = try Model(inputs: input, outputs: Add()([x, y]))
    #expect(
      model.summary().description == """
        Model: "functional"
        ┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓
        ┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃
        ┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩
        │ input_layer         │ (None, 32, 32, 3) │          0 │ -                 │
        │ (InputLayer)        │                   │            │                   │
        ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
        │ block1_convolution  │ (None, 32, 32, 8) │        224 │ input_layer[0][0] │
        │ (Conv2D)            │                   │            │                   │
        ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
        │ block1_normalizati… │ (None, 32, 32, 8) │         32 │ block1_convoluti… │
        │ (BatchNormalizatio… │                   │            │                   │
        ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
        │ shortcut (Conv2D)   │ (None, 32, 32, 8) │         32 │ input_layer[0][0] │
        ├─────────────────────┼───────────────────┼────────────┼───────────────────┤
        │ add (Add)           │ (None, 32, 32, 8) │          0 │ block1_normaliza… │
        │                     │                   │            │ shortcut[0][0]    │
        └─────────────────────┴───────────────────┴────────────┴───────────────────┘
         Total params: 288 (1.12 KB)
         Trainable params: 272 (1.06 KB)
         Non-trainable params: 16 (64.00 B)
        """)
  }

  @Test func numbersAreGrouped() {
    #expect([0, 12, 1234, 22_910_480].map(Model.grouped) == ["0", "12", "1,234", "22,910,480"])
    #expect([0, 64, 13_652_096, 5 << 30].map(Model.memorySize) == ["0.00 B", "64.00 B", "13.02 MB", "5.00 GB"])
  }
}
