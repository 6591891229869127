/** The few pieces from which every chart is written: text made safe, tags, and the frame with its sentence. */

export type Direction = 'ltr' | 'rtl'

export interface Frame {
  /** Unique on its page: patterns and the title are found by it. */
  readonly id: string
  /** The class by which the style sheet knows the kind of chart. */
  readonly kind: string
  /** The sentence that states the finding. */
  readonly title: string
  readonly width: number
  readonly height: number
  readonly dir: Direction
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text as it may stand in SVG, in an element or in an attribute: nothing in it can open a tag or close a quotation. */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}

/** One element. Attribute values are escaped here; `inside` is markup already. An attribute without a value is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inside = '',
): string {
  let open = name
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue
    open += ` ${key}="${typeof value === 'number' ? tidy(value) : escapeText(value)}"`
  }
  return inside === '' ? `<${open}/>` : `<${open}>${inside}</${name}>`
}

/**
 * A line of text at a point. More than one word is isolated, so that "1 June 2005: 6 members" keeps its order
 * in a chart that runs from right to left.
 */
export function label(
  content: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
): string {
  return element('text', attributes, escapeText(content.includes(' ') ? `\u2068${content}\u2069` : content))
}

/** The whole chart: an image with one name, its sentence, for those who do not see it. */
export function frame(chart: Frame, inside: string): string {
  const title = `${chart.id}-title`
  return element(
    'svg',
    {
      class: `chart ${chart.kind}`,
      viewBox: `0 0 ${tidy(chart.width)} ${tidy(chart.height)}`,
      role: 'img',
      'aria-labelledby': title,
      direction: chart.dir,
    },
    element('title', { id: title }, escapeText(chart.title)) + inside,
  )
}

/** The id with only letters, digits and hyphens: it stands in `url(#...)`, where no escape would help. */
export function safeId(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9-]/g, '-')
}

/** One decimal is finer than a screen shows. */
export function tidy(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Width that a text will about take, in the units of its size. An estimate: the server has no font to measure with. */
export function widthOf(text: string, size: number): number {
  let wide = 0
  for (const sign of text)
    wide += /[\u2066-\u2069]/.test(sign) ? 0 : /[A-ZА-ЯМШЩЖЮЫмшщжюы0-9]/.test(sign) ? 0.66 : 0.55
  return wide * size
}
