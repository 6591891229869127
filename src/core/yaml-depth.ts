/**
 * How deep a YAML text nests, before it is parsed: what parses it calls itself at each level, and a text of brackets alone
 * would exhaust the stack. Read token by token, so that a bracket in a quoted text or a comment counts for nothing.
 */
import { Lexer } from 'yaml'

/** Deepest nesting that is read: flow collections within each other, with the columns that the block around them is indented by. */
export const DEEPEST = 100

/** The line, from 1, on which a text first nests deeper than that; undefined where it never does. */
export function lineTooDeep(text: string): number | undefined {
  let [line, column, items, flow, around] = [1, 0, 0, 0, 0]
  let starts = true
  for (const token of new Lexer().lex(text)) {
    const [first] = token
    if (first === '\n' || first === '\r') [column, items, starts] = [0, 0, true]
    else if (starts && first === ' ') [column, starts] = [token.length, false]
    else {
      starts = false
      if (token === '-' || token === '?') items += 1
      if (token === '[' || token === '{') {
        if (flow === 0) around = column + items
        flow += 1
      } else if ((token === ']' || token === '}') && flow > 0) flow -= 1
      const depth = flow > 0 ? around + flow : first === '#' ? 0 : column + items
      if (depth > DEEPEST) return line
    }
    line += newlines(token)
  }
  return undefined
}

function newlines(token: string): number {
  let count = 0
  for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) count += 1
  return count
}
