/** What answers an address that asks for what cannot be: a page or data that says so, with status 400. */
export class Refused<T> {
  readonly made: T
  constructor(made: T) {
    this.made = made
  }
}
