// Which changes `tools/mutate.mjs` makes to a source: operators, comparisons, literals, conditions, returns, optional chains, methods of lists.
import { parseSync } from 'oxc-parser'

const OPERATORS = Object.fromEntries(
  [
    '< <= >=',
    '<= < >',
    '> >= <=',
    '>= > <',
    '=== !==',
    '!== ===',
    '&& ||',
    '|| &&',
    '+ -',
    '- +',
    '* /',
    '/ *',
    '% *',
    '** *',
  ]
    .concat('+= -=', '-= +=')
    .map((line) => line.split(' '))
    .map(([operator, ...others]) => [operator, others]),
)
const METHODS = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findIndex: 'findLastIndex',
  strictObject: 'object',
}
const DROPPED = ['filter', 'toSorted', 'slice', 'check']
/** Types are not changed; what stands within these is no type. */
const SEEN_THROUGH = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']

/** Every change of a source, by its place: from, to, and the text that is put there. */
export function mutationsOf(file, text) {
  const found = []
  const of = (node) => text.slice(node.start, node.end)
  const put = ({ start, end }, to) => found.push({ start, end, to })
  const visit = (node, parent) => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, parent))
    if (typeof node?.type !== 'string' || node.type === 'ImportDeclaration') return
    // `export ... from`, and what can never come about: `one satisfies never`.
    if (node.type.startsWith('Export') && node.source) return
    if (node.type === 'ReturnStatement' && /satisfies never;?$/.test(of(node))) return
    if (node.type.startsWith('TS') && !SEEN_THROUGH.includes(node.type)) return
    if (parent?.type === 'Property' && node === parent.key && !parent.computed) return
    // `x === 'word'` is turned round as a whole.
    if (parent?.type === 'BinaryExpression' && node.type === 'Literal' && /^[!=]==$/.test(parent.operator))
      return
    for (const to of changesOf(node, of, text)) put(node, to)
    if (/^(If|Conditional)/.test(node.type)) for (const to of ['true', 'false']) put(node.test, to)
    if (/^(While|For)Statement$/.test(node.type)) put(node.test, 'false')
    if (node.type === 'ReturnStatement' && isWhole(node.argument)) put(node.argument, 'undefined')
    if (node.type === 'ArrowFunctionExpression' && node.expression && isWhole(node.body))
      put(node.body, 'undefined')
    for (const child of Object.values(node)) visit(child, node)
  }
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0].message}`)
  visit(program)
  const seen = new Set()
  return found.filter((one) => {
    const key = `${one.start} ${one.end} ${one.to}`
    return of(one) !== one.to && !seen.has(key) && seen.add(key)
  })
}

/** What is not changed in its parts already. */
function isWhole(node) {
  return (
    node &&
    !/^(Literal|TemplateLiteral|ArrayExpression|ConditionalExpression|LogicalExpression|BinaryExpression)$/.test(
      node.type,
    )
  )
}

function changesOf(node, of, text) {
  const { type, operator, left, right, value } = node
  if (operator === '??') return [of(left), of(right)]
  if (left && right && Object.hasOwn(OPERATORS, operator ?? '')) {
    const whole = (other) => `${of(left)} ${other} ${of(right)}`
    // In brackets where it may stand among other operators.
    return OPERATORS[operator].map((other) =>
      type === 'AssignmentExpression' ? whole(other) : `(${whole(other)})`,
    )
  }
  if (type === 'UnaryExpression' && '!-'.includes(operator)) return [of(node.argument)]
  if (type === 'Literal') {
    if (node.regex) return [of(node).replace('/^', '/'), of(node).replace('$/', '/')]
    if (typeof value === 'string') return [value === '' ? "'changed'" : "''"]
    if (typeof value === 'boolean') return [`${!value}`]
    if (typeof value === 'bigint') return [`${value + 1n}n`]
    if (typeof value === 'number') return [`${value + 1}`]
  }
  if (type === 'TemplateLiteral') return ['``']
  if (type === 'ArrayExpression' && node.elements.length > 0) return ['[]']
  if (/^(Break|Continue)Statement$/.test(type)) return [';']
  if (type === 'ExpressionStatement' && /^(Call|Assignment)/.test(node.expression.type)) return [';']
  const inner = node.object ?? node.callee
  if (node.optional && inner)
    return [
      `${of(inner)}${text
        .slice(inner.end, node.end)
        .replace(/^\?\.(?=[[(])/, '')
        .replace(/^\?\./, '.')}`,
    ]
  if (type === 'CallExpression' && inner.type === 'MemberExpression' && !inner.computed) {
    const { object, property } = inner
    if (object.name === 'z' && property.name === 'optional') return [of(node.arguments[0])]
    if (object.name !== 'z' && DROPPED.includes(property.name)) return [of(object)]
    if (Object.hasOwn(METHODS, property.name))
      return [
        `${text.slice(node.start, property.start)}${METHODS[property.name]}${text.slice(property.end, node.end)}`,
      ]
  }
  return []
}
