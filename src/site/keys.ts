/** The list of the keys of a page, which its script fills: what `?` shows, and where single keys are switched off. */
import { unmarked } from '../words/fallback.ts'
import { words, type Lang } from '../words/index.ts'
import { html, type Html } from './html.ts'

/** The button that shows the list; without script it is not there. */
export function keysButton(lang: Lang): Html {
  return html`<button type="button" class="keys-open quiet noprint" data-keys-open hidden>${words(lang).live.keys.title}</button>`
}

/** The list, in which is whatever bears `data-key`. Once for a page. */
export function keysList(lang: Lang): Html {
  const w = words(lang).live.keys
  return html`<dialog class="keys" data-keys data-turn="${unmarked(w.inTurn('%', '%'))}" data-help="${unmarked(w.help)}" aria-labelledby="keys-title"><h2 id="keys-title">${w.title}</h2><p>${w.lead}</p><dl data-keys-list></dl><p><label class="choice"><input type="checkbox" data-keys-use checked> ${w.use}</label></p><p><button type="button" data-keys-close>${w.close}</button></p></dialog>`
}
