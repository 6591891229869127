import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withFallbacks } from './fallback.ts'

const [B, E] = ['\uE100', '\uE101']

test('an English sentence on a page of another language is marked with its language and direction', () => {
  assert.equal(
    withFallbacks(`<p>${B}No case matches.${E}</p>`),
    '<p><span lang="en" dir="ltr">No case matches.</span></p>',
  )
})

test('a sentence within a sentence is marked once, with the markup in its gaps', () => {
  assert.equal(
    withFallbacks(`<p>${B}On <b>1 May</b>: ${B}Adopted${E}.${E} نعم</p>`),
    '<p><span lang="en" dir="ltr">On <b>1 May</b>: Adopted.</span> نعم</p>',
  )
})

test('where markup cannot stand, the sentence stands alone', () => {
  assert.equal(
    withFallbacks(
      `<title>${B}Case${E}</title><p title="${B}Case${E}">${B}x${E}</p><svg><text>${B}a${E}</text></svg>`,
    ),
    '<title>Case</title><p title="Case"><span lang="en" dir="ltr">x</span></p><svg><text>a</text></svg>',
  )
})

test('a page without such sentences is not touched', () => {
  const page = '<p>Да</p>'
  assert.equal(withFallbacks(page), page)
})
