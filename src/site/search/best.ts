/** The first of many without putting all in order. */

/** The documents of the greatest weight, the latest first among equals, `most` of them at most; those of no weight are left out. */
export function best(weights: Uint16Array, days: Uint32Array, most: number): readonly number[] {
  const frequency = new Uint32Array(65_536)
  for (const weight of weights) frequency[weight]!++
  let [least, above] = [65_535, 0]
  while (least > 1 && above + frequency[least]! < most) above += frequency[least--]!
  const from = dayFrom(weights, days, least, most - above)
  const found: number[] = []
  let equals = 0
  // From the end, so that among equals of one day those that came last stand.
  for (let document = weights.length - 1; document >= 0; document--) {
    const weight = weights[document]!
    if (weight < least || weight === 0) continue
    if (weight > least || days[document]! > from) found.push(document)
    else if (equals < most && from === days[document]) {
      equals++
      found.push(document)
    }
  }
  return found.toSorted((a, b) => weights[b]! - weights[a]! || days[b]! - days[a]! || b - a).slice(0, most)
}

/** The day from which on there are as many documents of this weight as are wanted. */
function dayFrom(weights: Uint16Array, days: Uint32Array, weight: number, wanted: number): number {
  const frequency = new Map<number, number>()
  for (let document = 0; document < weights.length; document++)
    if (weights[document] === weight)
      frequency.set(days[document]!, (frequency.get(days[document]!) ?? 0) + 1)
  let sum = 0
  for (const [day, count] of [...frequency].toSorted(([a], [b]) => b - a)) {
    sum += count
    if (sum >= wanted) return day
  }
  return 0
}
