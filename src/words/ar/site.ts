/** What the public pages say, in Arabic. What is wanting here stands in English. */
import type { SiteWords } from '../en/site.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const acts = (n: number): string =>
  countIn('ar', n, { one: 'عمل واحد', two: 'عملان', few: '# أعمال', many: '# عملاً', other: '# عمل' })
const members = (n: number): string =>
  countIn('ar', n, { one: 'عضو واحد', two: 'عضوان', few: '# أعضاء', many: '# عضواً', other: '# عضو' })
const parties = (n: number): string =>
  countIn('ar', n, { one: 'طرف واحد', two: 'طرفان', few: '# أطراف', many: '# طرفاً', other: '# طرف' })

export const site: Part<SiteWords> = {
  brand: 'Chancery',
  skip: 'انتقل إلى المحتوى',
  mainNavigation: 'الأقسام',
  languages: 'اللغة',
  nav: {
    overview: 'نظرة عامة',
    members: 'الأعضاء',
    bodies: 'الأجهزة',
    meetings: 'الاجتماعات',
    decisions: 'القرارات',
    texts: 'النصوص',
    analysis: 'التحليل',
    operations: 'العمليات',
    statements: 'البيانات',
    sources: 'المصادر',
    record: 'السجل',
  },
  banner: {
    example: 'مثال مأخوذ من مصادر منشورة. هذا ليس موقع المنظمة.',
    demonstration: 'عرض بأعضاء خياليين. لم يحدث شيء مما هنا.',
  },
  asOf: {
    on: (date: string) => `تُعرض المنظمة كما كانت في هذا التاريخ: ${date}.`,
    known: (date: string) => `لا يُعرض إلا ما كان معروفاً في هذا التاريخ: ${date}.`,
    at: (act: number) => `لا يُعرض إلا أول السجل (${acts(act)})؛ الأعمال اللاحقة محذوفة هنا.`,
    today: 'اعرض اليوم',
  },
  footer: {
    cite: 'الاستشهاد بهذه الصفحة',
    state: (page: string, act: number) => `${page}. حالة السجل بعد ${acts(act)}.`,
    known: (date: string) => `كما عُرف في ${date}`,
    recorded: (when: string) => `وقت القيد: ${when}.`,
    root: (digest: string) => `جذر السجل: ${digest}`,
    permanent: 'رابط دائم',
    data: 'بيانات',
    about: 'عن الموقع',
    howToVerify: 'كيفية التحقق من هذا السجل',
    allOrganisations: 'جميع المنظمات',
    conformance: 'حالات المطابقة',
    unread: 'ما لم يقرأه أحد في النص',
    charter: 'الميثاق في صورة بيانات',
  },
  formats: { json: 'JSON', csv: 'CSV', record: 'السجل كله في ملف واحد' },
  dateForm: { label: 'اعرض التاريخ', button: 'اعرض', today: 'اليوم' },
  status: {
    member: 'عضو',
    signatory: 'موقّع',
    observer: 'مراقب',
    partner: 'شريك',
    suspended: 'عضويته معلقة',
    former: 'عضو سابق',
  },
  position: {
    yes: 'مؤيد',
    no: 'معارض',
    abstain: 'ممتنع',
    absent: 'غائب',
    'not-participating': 'لم يشارك',
    'not-voted': 'لم يصوّت',
    objection: 'اعتراض',
    reservation: 'تحفظ',
    silent: 'صمت',
  },
  outcome: {
    adopted: 'اعتُمد',
    'not-adopted': 'لم يُعتمد',
    open: 'جارٍ',
    'out-of-order': 'مخالف للنظام',
    'needs-parameter': 'الميثاق ساكت',
  },
  seen: {
    text: 'قُرئ في النص',
    excerpt: 'اطُّلع على مقتطف منه فقط',
    secondhand: 'نقلاً عن مصدر آخر',
    memory: 'لم يُتحقق منه: لم يُفتح أي مصدر',
  },
  timeline: {
    heading: 'من كان عضواً ومتى',
    key: {
      member: 'عضو',
      left: 'عضو غادر بعد ذلك',
      signatory: 'وقّع ولم يدخل حيز النفاذ بعد',
      suspended: 'عضويته معلقة',
      observer: 'مراقب',
      partner: 'شريك',
    },
    cursor: (date: string, n: number) => `${date}: ${members(n)}`,
    sentence: (from: string, today: string, n: number, ever: number) =>
      `من ${from} إلى ${today}: ${members(n)} في اليوم الأخير، و${parties(ever)} في المجموع. يعطي الجدول التواريخ نفسها.`,
    until: 'إلى',
  },
}
