/// The product of sizes, or nil when one is negative or the product is no number: sizes come from files.
func checkedProduct(_ sizes: [Int]) -> Int? {
  if sizes.contains(where: { $0 < 0 }) { return nil }
  var product = 1
  for size in sizes {
    let next = product.multipliedReportingOverflow(by: max(size, 1))
    if next.overflow { return nil }
    product = next.partialValue
  }
  return sizes.contains(0) ? 0 : product
}
