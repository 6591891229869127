/** The peer of `rollcall.ts`: csv-parse reads the file, gives the line of each row, and the rows are counted. */
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'

const rows = createReadStream(process.argv[2] ?? '').pipe(
  parse({ bom: true, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: 65_536 }),
)
let count = -1
for await (const row of rows) count += Array.isArray(row) ? 0 : 1
console.log(count)
