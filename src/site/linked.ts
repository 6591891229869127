/** What a page is about, as linked data (https://schema.org) in JSON-LD. Addresses in it are read from that of the page. */
import type { Decision } from './facts.ts'
import { symbolOf } from './facts.ts'
import { organisationText, organText, plain, type View } from './view.ts'

const CONTEXT = 'https://schema.org'

/** The organisation with its bodies. */
export function linkedOrganisation(view: View): object {
  const { charter } = view.reading
  return {
    '@context': CONTEXT,
    '@type': 'Organization',
    '@id': `/${view.shown.code}`,
    name: organisationText(view),
    ...(charter.short ? { alternateName: plain(view.lang, charter.short) } : {}),
    ...(charter.summary ? { description: plain(view.lang, charter.summary) } : {}),
    url: `/${view.shown.code}`,
    location: { '@type': 'Place', name: plain(view.lang, charter.seat.place) },
    subOrganization: Object.keys(charter.organs).map((organ) => ({
      '@type': 'Organization',
      '@id': `/${view.shown.code}/bodies/${organ}`,
      name: organText(view, organ),
    })),
  }
}

/** A decision: by whom it was passed, when, under which symbol. Of one that was not adopted no law is claimed. */
export function linkedDecision(view: View, decision: Decision, name: string): object {
  const { event, body, ref } = decision
  const symbol = symbolOf(decision)
  const url = `/${view.shown.code}/decisions/${ref}`
  const by = {
    '@type': 'Organization',
    '@id': `/${view.shown.code}/bodies/${body.organ}`,
    name: organText(view, body.organ),
  }
  const encoding = { '@type': 'MediaObject', contentUrl: `${url}.xml`, encodingFormat: 'application/akn+xml' }
  const about = { '@context': CONTEXT, '@id': url, url, name }
  return body.outcome === 'adopted'
    ? {
        ...about,
        '@type': 'Legislation',
        ...(symbol === undefined ? {} : { legislationIdentifier: symbol }),
        legislationDate: event.day,
        legislationPassedBy: by,
        encoding,
      }
    : { ...about, '@type': 'CreativeWork', dateCreated: event.day, creator: by, encoding }
}

/** The data of a record, with where to take it. */
export function linkedData(
  view: View,
  files: readonly { readonly path: string; readonly media: string }[],
): object {
  const { head } = view.reading
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    '@id': `/${view.shown.code}/data`,
    name: organisationText(view),
    url: `/${view.shown.code}/data`,
    creator: { '@type': 'Organization', '@id': `/${view.shown.code}`, name: organisationText(view) },
    ...(head ? { version: `${head.size}`, identifier: head.root } : {}),
    distribution: files.map(({ path, media }) => ({
      '@type': 'DataDownload',
      contentUrl: path,
      encodingFormat: media,
    })),
  }
}
