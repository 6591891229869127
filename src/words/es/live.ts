/** What a page says of itself while it is live, in Spanish. */
import type { LiveWords } from '../en/live.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

export const live: Part<LiveWords> = {
  label: 'Actualizaciones en directo',
  seconds: (n: number) => countIn('es', n, { one: '# segundo', other: '# segundos' }),
  newActs: (n: number) => countIn('es', n, { one: '# acto nuevo', other: '# actos nuevos' }),
  left: (time: string) => `Tiempo restante: ${time}`,
  over: 'El plazo ha vencido.',
  on: 'En directo',
  connecting: 'Conectando',
  pause: 'Pausar el directo',
  paused: 'Las actualizaciones están en pausa.',
  heard: (time: string) => `Última respuesta del servidor hace ${time}.`,
  offline: 'No hay conexión. No se puede firmar nada.',
  kept: 'Se ha conservado lo que está escribiendo.',
  failed: 'No se pudo actualizar la página. Cárguela de nuevo.',
  keys: {
    title: 'Teclas',
    lead: 'Una tecla, o dos seguidas, cuando no se escribe texto.',
    use: 'Usar teclas sueltas',
    close: 'Cerrar',
    help: 'Mostrar esta lista',
    inTurn: (first: string, second: string) => `${first} y luego ${second}`,
  },
}
