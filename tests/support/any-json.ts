/** Values that an entry may hold, at random, for properties. */
import * as fc from 'fast-check'
import type { Json } from '../../src/core/json.ts'

const anyText = fc.string({ unit: 'grapheme' }).map((text) => text.toWellFormed().normalize('NFC'))
const anyKey = fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,5}$/)

/** Texts in normal form C, whole numbers within 2^53 - 1, true and false, lists and objects of these. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      anyText,
      fc.maxSafeInteger().map((n) => n + 0),
      fc.boolean(),
    ),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(anyKey, tie('value'), { maxKeys: 6, noNullPrototype: true }),
  ),
})).value
