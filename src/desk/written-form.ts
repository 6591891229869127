/** The fields of a text in its languages, and what is said of them once they were read. */
import type { TextDocument } from '../texts/document.ts'
import { sayFault } from '../words/faults.ts'
import { words } from '../words/index.ts'
import { html, type Html, type Inside } from '../site/html.ts'
import { checks } from '../site/parts.ts'
import { directionOf, languageName } from '../site/texts.ts'
import { changesOf } from '../site/pages/text-compared.ts'
import { readingOf } from '../site/pages/text-reading.ts'
import type { DeskView } from './view.ts'
import type { Written, Wrong } from './written.ts'

/** What is wrong with a form, each language by its name; nothing where nothing is. */
export function wrongList(view: DeskView, wrong: readonly Wrong[]): Inside {
  if (wrong.length === 0) return undefined
  const w = words(view.lang).deskTexts
  const says = (one: Wrong): string => {
    if (one.is === 'nothing') return w.nothing
    if (one.is === 'unchanged') return w.unchanged
    const called = languageName(one.language, view.lang)
    if (one.is === 'apart')
      return one.at === undefined
        ? w.apartInNumber(called, one.found, one.right)
        : w.apartAt(called, one.at, one.found, one.right)
    return one.is === 'half' ? w.half(called) : `${called}, ${sayFault(view.lang, one.fault)}`
  }
  return html`<section class="card refusal" role="alert" aria-labelledby="wrong"><h2 id="wrong">${w.wrong}</h2>${checks(wrong.map((one) => ({ holds: false, says: says(one) })))}</section>`
}

/** What was read, as it would stand: with what changed, where the language stood before. */
export function preview(
  view: DeskView,
  documents: readonly TextDocument[],
  standing: readonly TextDocument[] = [],
): Html {
  const w = words(view.lang).deskTexts
  const shown = documents.map((document) => {
    const { language } = document
    const before = standing.find((one) => one.language === language)
    const called = languageName(language, view.lang)
    const changes = before && changesOf(view, before, document, `${language}-`)
    const inside = changes?.shown ?? readingOf(view, document, `${language}-`)
    return html`<p class="small muted">${called}${changes && html`. ${changes.says}`}</p>${inside}`
  })
  return html`<section class="card" role="status" aria-labelledby="right"><h2 id="right">${w.right}</h2>${shown}</section>`
}

/** The fields of each language. */
export function languageFields(view: DeskView, all: readonly Written[], way = ''): Html {
  const w = words(view.lang).deskTexts
  return html`<p class="small muted" id="${way}paste-hint">${w.hint} ${w.limits}</p>${all.map(
    ({ language, title, pasted }) => {
      const called = languageName(language, view.lang)
      const written = html` lang="${language}" dir="${directionOf(language)}"`
      return html`<fieldset class="language"><legend>${w.inLanguage(called)}</legend>
<label for="${way}title-${language}">${w.textTitle}</label><input id="${way}title-${language}" name="title.${language}" value="${title}" maxlength="500"${written}>
<label for="${way}text-${language}">${w.provisions}</label><textarea id="${way}text-${language}" name="text.${language}" rows="10" aria-describedby="${way}paste-hint"${written}>
${pasted}</textarea></fieldset>`
    },
  )}`
}

/** The buttons below: a look first, or the sheet on which it is signed. */
export function buttons(view: DeskView): Html {
  const w = words(view.lang).deskTexts
  return html`<label class="choice"><input type="checkbox" name="anew" value="yes"> ${w.anew}</label><div class="controls"><button name="do" value="send" class="primary">${w.send}</button><button name="do" value="check">${w.check}</button></div>`
}

/** A way to a form with one language more; what was typed is kept only once it is sent. */
export function anotherLanguage(view: DeskView, path: string, added: readonly string[]): Html {
  const w = words(view.lang).deskTexts
  const kept = added.map((one) => html`<input type="hidden" name="add" value="${one}">`)
  const lang = view.carried.lang !== undefined && html`<input type="hidden" name="lang" value="${view.lang}">`
  return html`<form class="another" method="get" action="${path}">${kept}${lang}<label for="add">${w.another}</label><input id="add" name="add" pattern="[a-z]{2,3}" size="4" maxlength="3" required title="${w.anotherCode}"><button>${w.add}</button></form>`
}
