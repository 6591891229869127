/** The values that entries hold: no null, no floats; see `src/record/json.ts` for the reader that holds this. */
export type Json = string | number | boolean | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}
