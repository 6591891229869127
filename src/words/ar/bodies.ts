/** What the pages of an organisation's bodies and their rules say, in Arabic. */
import type { BodyWords } from '../en/bodies.ts'
import type { Part } from '../fallback.ts'

export const bodies: Part<BodyWords> = {
  title: 'الأجهزة',
  lead: 'من يجلس في كل جهاز وبأي قواعد يقرر، كما رُمّزت، في التاريخ المطلوب.',
  description: (name: string) => `الأجهزة وأعضاؤها ورئاستها وقواعدها مع مصادرها: ${name}.`,
  bodyDescription: (body: string, name: string) => `${body} (${name}): الأعضاء والرئاسة والقواعد مع مصادرها.`,
  all: 'جميع الأجهزة، مع كل قاعدة في جمل',
  on: (date: string) => `في ${date}`,
  rulesOn: (date: string) => `كيف يقرر في ${date}`,
  members: 'الأعضاء',
  chair: 'الرئاسة',
  chairs: 'من ترأس ومتى',
  chairsHeld: 'الرئاسات التي تولاها',
  noChair: 'لا رئاسة في السجل في هذا التاريخ.',
  noMembers: 'لا عضو في السجل في هذا التاريخ.',
  rules: 'القواعد',
  noRules: 'لا قاعدة سارية في هذا التاريخ.',
  composition: 'التكوين',
  clause: 'المادة',
  source: 'المصدر',
  since: 'سارية منذ',
  before: 'قبلها',
  nothingBefore: 'لم تُرمّز قاعدة سابقة.',
  after: 'بعدها',
  beforeRule: (rule: string, clause: string, from: string, until: string) =>
    `${rule} (${clause})، من ${from} إلى ${until}`,
  afterRule: (rule: string, clause: string, from: string) => `${rule} (${clause})، منذ ${from}`,
  inWords: 'بعبارات ملف الميثاق',
  generated: 'كما رُمّزت، في جمل مستخرجة من البيانات',
  note: 'ملاحظة',
  procedures: 'إجراءات من دون اجتماع',
  lists: 'المجموعات والجداول التي تستعملها هذه القواعد',
  group: (name: string, from: string) => `المجموعة «${name}»، منذ ${from}`,
  table: (name: string, from: string) => `الجدول «${name}»، منذ ${from}`,
  unread: 'قواعد لم يُطّلع على مصدرها في النص',
  unreadLead: (unread: number, all: number) =>
    `${unread} من ${all} من القواعد تستند إلى مصدر لم يقرأه أحد في النص نفسه. وقد تكون القاعدة خاطئة؛ ويبين المرجع كيف اطُّلع عليه.`,
  noneUnread: 'قُرئ مصدر كل قاعدة في النص.',
  ended: (date: string) => `حتى ${date}`,
}
