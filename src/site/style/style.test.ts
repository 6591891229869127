import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { assets, sheets, shorten } from '../assets.ts'

const css = sheets().replaceAll(/\/\*[^]*?\*\//g, '')
const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8').split(
  'prefers-color-scheme: dark',
)
const [lightRules, darkRules] = [tokensIn(tokens[0]!), tokensIn(tokens[1]!)]

/** Text on ground: each pair that some rule of the sheets puts together. */
const TEXT: readonly (readonly [string, string])[] = [
  ...['page', 'card', 'sunk'].flatMap(
    (ground) =>
      [
        ['ink', ground],
        ['muted', ground],
        ['accent', ground],
      ] as const,
  ),
  ...['favour', 'against', 'abstain', 'silence', 'accent', 'grey'].flatMap(
    (tone) =>
      [
        [tone, `${tone}-bg`],
        [tone, 'card'],
      ] as const,
  ),
  ...['favour', 'against', 'ink', 'party'].map((ground) => ['card', ground] as const),
  ['ink', 'grey-bg'],
  ['on-accent', 'accent'],
  ['on-notice', 'notice'],
]
/** Shapes that carry a meaning, against what they lie on. */
const SHAPES: readonly (readonly [string, string])[] = [
  ['party', 'card'],
  ['edge', 'card'],
  ['grey', 'card'],
  ['against', 'card'],
  ['abstain', 'card'],
  ['accent', 'page'],
]

for (const [scheme, values] of [
  ['light', lightRules],
  ['dark', { ...lightRules, ...darkRules }],
] as const) {
  test(`every text in the ${scheme} scheme has a contrast of at least 4.5 to its ground`, () => {
    for (const [text, ground] of TEXT) {
      const found = contrast(values[text]!, values[ground]!)
      assert.ok(found >= 4.5, `${text} on ${ground}: ${found.toFixed(2)}`)
    }
  })
  test(`every shape with a meaning in the ${scheme} scheme has a contrast of at least 3 to its ground`, () => {
    for (const [shape, ground] of SHAPES) {
      const found = contrast(values[shape]!, values[ground]!)
      assert.ok(found >= 3, `${shape} on ${ground}: ${found.toFixed(2)}`)
    }
  })
}

test('the dark scheme has a value of its own for every colour', () => {
  assert.deepEqual(Object.keys(darkRules).toSorted(), Object.keys(lightRules).toSorted())
})

test('no rule names a side of the screen, so right-to-left needs no second sheet', () => {
  const physical =
    /^(left|right|top|bottom|width|height|(min|max)-(width|height)|(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom).*|border-(top|bottom)-.*radius)$/
  for (const [, property, value] of css.matchAll(/[{;]\s*([\w-]+)\s*:\s*([^;{}]+)/g)) {
    assert.ok(!physical.test(property!), `${property}: ${value}`)
    assert.ok(!/^(left|right)$/.test(value!.trim()), `${property}: ${value}`)
    if (/^(margin|padding|inset)$/.test(property!))
      assert.ok(value!.trim().split(/\s+/).length < 4, `${property}: ${value}`)
  }
})

test('no letters are spaced out and none are turned into capitals', () => {
  assert.ok(!/letter-spacing|text-transform|small-caps/.test(css))
})

test('every token that a rule uses is defined', () => {
  const set = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]))
  for (const [, used] of css.matchAll(/var\((--[\w-]+)/g)) assert.ok(set.has(used), used)
})

test('the style sheet is one file of at most ten kilobytes, compressed', () => {
  const sent = assets().files.get(assets().style)!
  assert.ok(gzipSync(sent.bytes).length <= 10_000)
})

test('shortening takes comments and space and leaves every rule', () => {
  const declarations = (text: string): number => [...text.matchAll(/[\w-]+\s*:\s*[^;{}]+/g)].length
  assert.equal(declarations(shorten(css)), declarations(css))
  assert.equal(shorten('a { b: c; } /* d */\n.e > f { g: h i; }'), 'a{b:c}.e>f{g:h i}')
})

test('only Latin and Cyrillic fonts are sent, and the two that every page needs weigh at most 100 kilobytes', () => {
  const fonts = [...assets().files].filter(([, asset]) => asset.type === 'font/woff2')
  assert.deepEqual(
    fonts.map(([path]) => path.replace(/-[0-9a-f]{10}\.woff2$/, '')),
    ['/assets/inter-latin', '/assets/inter-cyrillic', '/assets/serif-latin', '/assets/serif-cyrillic'],
  )
  const first = assets().preload.map((path) => assets().files.get(path)!.bytes.length)
  assert.ok(first.reduce((sum, size) => sum + size, 0) <= 100_000)
  const sent = new TextDecoder().decode(assets().files.get(assets().style)!.bytes)
  for (const [, path] of sent.matchAll(/url\(([^)]+)\)/g))
    assert.ok(assets().files.has(`/assets/${path}`), path)
})

function tokensIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map((match) => [match[1]!, match[2]!]),
  )
}

/** WCAG 2.2, definition of contrast ratio. */
function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (lighter! + 0.05) / (darker! + 0.05)
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.slice(1).replaceAll(/./g, '$&$&') : hex.slice(1)
  const [red, green, blue] = [0, 2, 4].map((start) => {
    const part = Number.parseInt(full.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
