/** What the pages of meetings say, in Arabic. What is wanting here stands in English. */
import type { MeetingWords } from '../en/meetings.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

export const meetings: Part<MeetingWords> = {
  title: 'الاجتماعات',
  description: (name: string) => `الاجتماعات: ${name}. من حضر وما تقرر وما قيل ومن التقى على الهامش.`,
  lead: 'جلسات الأجهزة ولقاءات الأطراف، الأحدث أولاً.',
  none: 'لا اجتماع في السجل حتى هذا التاريخ.',
  count: (n: number) =>
    countIn('ar', n, {
      one: 'اجتماع واحد',
      two: 'اجتماعان',
      few: '# اجتماعات',
      many: '# اجتماعاً',
      other: '# اجتماع',
    }),
  meeting: 'الاجتماع',
  who: 'الجهاز أو الأطراف',
  decisions: 'القرارات',
  statements: 'البيانات',
  margins: 'على الهامش',
  about: 'الاجتماع',
  date: 'التاريخ',
  lastDay: 'اليوم الأخير',
  opens: 'الافتتاح',
  convened: 'مُعلن',
  chair: 'في الرئاسة ذلك اليوم',
  host: 'المضيف',
  present: 'الحاضرون',
  absent: 'غير ممثلين',
  notSaid: 'لا تقول المصادر المطّلع عليها من حضر.',
  decided: 'ما تقرر في هذا الاجتماع',
  nothingDecided: 'لا قرار لهذا الاجتماع في السجل.',
  said: 'ما قيل في هذا الاجتماع',
  nothingSaid: 'لا بيان في هذا الاجتماع في السجل.',
  marginsHeading: 'لقاءات على الهامش',
  noMargins: 'لا لقاء على الهامش في السجل.',
  account: (party: string) => `رواية: ${party}`,
  accountsHeading: 'ما قاله كل جانب عنه',
  accountsNote: 'رواية كل جانب قائمة بذاتها. وحيث لا توجد، لم يُعثر عليها.',
  noAccount: 'لا رواية لهذا الجانب في السجل.',
  others: 'آخرون',
  sources: 'المصادر',
  otherwise: 'ما تورده مصادر أخرى',
}
