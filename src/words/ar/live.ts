/** What a page says of itself while it is live, in Arabic. */
import type { LiveWords } from '../en/live.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

export const live: Part<LiveWords> = {
  label: 'التحديثات المباشرة',
  seconds: (n: number) =>
    countIn('ar', n, {
      one: 'ثانية واحدة',
      two: 'ثانيتان',
      few: '# ثوانٍ',
      many: '# ثانية',
      other: '# ثانية',
    }),
  newActs: (n: number) =>
    countIn('ar', n, {
      one: 'عمل جديد واحد',
      two: 'عملان جديدان',
      few: '# أعمال جديدة',
      many: '# عملاً جديداً',
      other: '# عمل جديد',
    }),
  left: (time: string) => `الوقت المتبقي: ${time}`,
  over: 'انتهت المهلة.',
  on: 'مباشر',
  connecting: 'جارٍ الاتصال',
  pause: 'إيقاف التحديثات مؤقتاً',
  paused: 'التحديثات متوقفة مؤقتاً.',
  heard: (time: string) => `الوقت منذ آخر رد من الخادم: ${time}.`,
  offline: 'لا يوجد اتصال. لا يمكن توقيع شيء.',
  kept: 'حُفظ ما تكتبه.',
  failed: 'تعذر تحديث الصفحة. أعد تحميلها.',
  keys: {
    title: 'المفاتيح',
    lead: 'مفتاح واحد أو اثنان متتاليان، حين لا يُكتب نص.',
    use: 'استعمال المفاتيح المفردة',
    close: 'إغلاق',
    help: 'إظهار هذه القائمة',
    inTurn: (first: string, second: string) => `${first} ثم ${second}`,
  },
}
