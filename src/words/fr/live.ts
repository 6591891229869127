/** What a page says of itself while it is live, in French. */
import type { LiveWords } from '../en/live.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

export const live: Part<LiveWords> = {
  label: 'Mises à jour en direct',
  seconds: (n: number) => countIn('fr', n, { one: '# seconde', other: '# secondes' }),
  newActs: (n: number) => countIn('fr', n, { one: '# nouvel acte', other: '# nouveaux actes' }),
  left: (time: string) => `Temps restant : ${time}`,
  over: 'Le délai est écoulé.',
  on: 'En direct',
  connecting: 'Connexion',
  pause: 'Suspendre le direct',
  paused: 'Les mises à jour sont suspendues.',
  heard: (time: string) => `Dernière réponse du serveur il y a ${time}.`,
  offline: 'Vous êtes hors ligne. Rien ne peut être signé.',
  kept: 'Ce que vous saisissez a été gardé.',
  failed: 'La page n’a pas pu être mise à jour. Rechargez-la.',
  keys: {
    title: 'Touches',
    lead: 'Une touche, ou deux l’une après l’autre, hors de toute saisie.',
    use: 'Utiliser les touches simples',
    close: 'Fermer',
    help: 'Montrer cette liste',
    inTurn: (first: string, second: string) => `${first} puis ${second}`,
  },
}
