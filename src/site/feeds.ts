/** Positions of the log from the newest down. */
export function* newestFirst(size: number): Generator<number> {
  for (let position = size - 1; position >= 0; position -= 1) yield position
}
