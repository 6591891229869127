/** What the page about a record says, in Arabic. What is wanting here stands in English. */
import type { AboutWords } from '../en/about.ts'
import type { Part } from '../fallback.ts'

export const about: Part<AboutWords> = {
  title: 'عن هذا السجل',
  nav: 'عن السجل',
  description: (name: string) => `ما في السجل وما لم يُتحقق منه وما ينقصه: ${name}.`,
  standing: {
    example: 'هذا مثال مأخوذ من مصادر منشورة. ليس للمنظمة يد فيه، وليس شيء مما هنا عملاً من أعمالها.',
    demonstration: 'هذا عرض. المنظمة وأعضاؤها من الخيال.',
    own: 'يُحفظ هذا السجل للمنظمة على هذا الخادم.',
  },
  encoded: 'ما رُمّز',
  unverified: 'ما لم يُتحقق منه',
  leftOut: 'ما ينقصه',
  charter: 'الميثاق في صورة بيانات',
  where: 'المصادر والترخيص',
  keeper: 'من يحفظه',
  origin: 'منشأ السجل',
  key: 'مفتاح السجل',
  seat: 'المقر ومنطقته الزمنية',
  errors: 'خطأ',
  contact: 'للاتصال',
}
