/** What pages about all organisations say, in Arabic. What is wanting here stands in English. */
import type { AcrossWords } from '../en/across.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const members = (n: number): string =>
  countIn('ar', n, { one: 'عضو واحد', two: 'عضوان', few: '# أعضاء', many: '# عضواً', other: '# عضو' })
const parties = (n: number): string =>
  countIn('ar', n, { one: 'طرف واحد', two: 'طرفان', few: '# أطراف', many: '# طرفاً', other: '# طرف' })
const parts = (n: number): string =>
  countIn('ar', n, { one: 'جزء واحد', two: 'جزءان', few: '# أجزاء', many: '# جزءاً', other: '# جزء' })
const years = (n: number): string =>
  countIn('ar', n, { one: 'سنة واحدة', two: 'سنتان', few: '# سنوات', many: '# سنة', other: '# سنة' })
const cases = (n: number): string =>
  countIn('ar', n, { one: 'حالة واحدة', two: 'حالتان', few: '# حالات', many: '# حالة', other: '# حالة' })

export const across: Part<AcrossWords> = {
  landing: {
    answers: 'ما يجيب عنه',
    who: 'من كان عضواً في يوم ما؟',
    whoOn: (name: string, date: string) => `${name} في ${date}`,
    why: 'لماذا اعتُمد قرار أو لم يُعتمد؟',
    whyOf: (name: string, title: string) => `${name}: ${title}`,
    would: 'هل كان هذا ليُعتمد؟ هل هذا العمل موافق للنظام؟',
    cases: (n: number) => `${cases(n)}، لكل منها مادتها وجوابها`,
    unread: 'أي القواعد لم يقرأها أحد هنا في النص؟',
    parts: (n: number) => `${parts(n)} من المواثيق، لكل منها مصدره`,
    altered: 'هل تغير شيء منذ ذلك؟',
    verify: 'كيف تتحقق من سجل على جهازك',
    kinds: {
      universal: 'عالمية',
      regional: 'إقليمية',
      alliance: 'أحلاف',
      economic: 'اقتصادية ومالية',
      commodity: 'سلع أساسية',
      other: 'غيرها',
    },
    examples: 'ما لم يُذكر خلاف ذلك، فكل منها مثال مأخوذ من مصادر منشورة وليس موقع المنظمة.',
    members,
    ever: (n: number) => `${parties(n)} منذ البداية`,
    years: (n: number) => `${years(n)} في السجل`,
  },
  suite: {
    title: 'حالات المطابقة',
    description: 'حالات طُرحت على قواعد منظمات: الاستنتاج والمادة والجواب والمصدر.',
    lead: 'تطرح كل حالة مسائل أو أعمالاً على قواعد منظمة واحدة وتقول ما يجب أن ينتج. ويحسب هذا الخادم الأجوبة عند إعداد الصفحة.',
    organisations: 'المنظمة',
    all: 'الكل',
    origin: 'المنشأ',
    inOrder: 'موافق للنظام',
    outOfOrder: 'مخالف للنظام',
    positions: 'المواقف',
    parties: 'الأطراف',
    rule: 'القاعدة',
    back: 'جميع الحالات',
  },
  unread: {
    title: 'ما لم يقرأه أحد هنا في النص',
    description: 'كل جزء من ميثاق لم يُقرأ مصدره في النص، وكيف اطُّلع عليه.',
    lead: 'كل قاعدة وإجراء وصك وجدول أوزان وأي جزء آخر من ميثاق يستشهد بمصدر. وهنا كل ما لم يُقرأ مصدره في النص نفسه، في موضع يستطيع القارئ أن يجده.',
    counts: (unread: string, of: number, organisations: number) =>
      `${unread} من ${of} تستشهد بمصدر؛ عدد المنظمات: ${organisations}.`,
    parts,
    byOrganisation: 'بحسب المنظمة',
    list: 'الأجزاء',
    all: 'الكل',
    none: 'كل جزء من هذه المواثيق يستند إلى مصدر قُرئ في النص.',
    ofAll: (n: number, of: number) => `${n} من ${of}`,
    noLocator: 'قُرئ، ولم يُذكر موضعه في النص',
    columns: {
      organisation: 'المنظمة',
      parts: 'أجزاء لم تُقرأ',
      rules: 'قواعد لم تُقرأ',
      part: 'الجزء',
      clause: 'المادة',
      source: 'المصدر',
      seen: 'كيف اطُّلع عليه',
    },
    via: (source: string) => `من خلال ${source}`,
    sections: {
      rules: 'قاعدة',
      procedures: 'إجراء',
      instruments: 'صك',
      statuses: 'صفة',
      organs: 'جهاز',
      weights: 'أوزان',
      groups: 'مجموعة',
      sessions: 'دورة',
      motions: 'اقتراح إجرائي',
      order: 'ترتيب الاقتراحات',
      division: 'تجزئة',
      credentials: 'وثائق التفويض',
      participation: 'مشاركة',
      rotations: 'دور الرئاسة',
      names: 'الأسماء بترتيب القائمة',
      matters: 'موضوع',
      namedSeats: 'مقعد',
      consultation: 'مشاورات',
      operations: 'عمليات',
      milestones: 'يوم',
    },
    several: (n: number) => `و${n} غيرها`,
  },
}
