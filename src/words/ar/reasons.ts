/** Why, in Arabic: the reasons that decisions rest on most. The others stand in English. */
import type { ReasonWords, Said } from '../en/reasons.ts'
import type { Part } from '../fallback.ts'

/** What was counted; what the charter calls in its own words is isolated. */
function counted({ weight, class: of, counted: stands }: Said): string {
  const parts = [weight, stands, of].filter((part) => part !== '').map((part) => `\u2068${part}\u2069`)
  return parts.length === 0 ? 'الأصوات المؤيدة' : parts.join('، ')
}

export const reasons: Part<ReasonWords> = {
  'sufficient-votes': (said) => `${counted(said)}: ${said.reached}؛ المطلوب: ${said.needed}.`,
  'insufficient-votes': (said) => `${counted(said)}: ${said.reached}؛ المطلوب: ${said.needed}.`,
  'no-veto': () => 'لم يصوت ضده أي عضو له حق النقض.',
  veto: ({ parties }) => `نقض: صوّت ضده \u2068${parties}\u2069.`,
  'blocking-vote': ({ parties }) => `لا يمكن اعتماده: صوّت ضده \u2068${parties}\u2069 وله حق النقض.`,
  consensus: () => 'لا يمنع موقف أي عضو توافق الآراء.',
  objection: ({ parties }) => `اعتراض: \u2068${parties}\u2069.`,
  'absence-blocks': ({ parties }) => `غياب أو عدم مشاركة، وهو يمنع الاعتماد هنا: \u2068${parties}\u2069.`,
  'silence-blocks': ({ parties }) => `صمت يمنع الاعتماد هنا: \u2068${parties}\u2069.`,
  'abstention-blocks': ({ parties }) => `امتناع يمنع الاعتماد هنا: \u2068${parties}\u2069.`,
  'not-voted-blocks': ({ parties }) => `عدم تصويت يمنع الاعتماد هنا: \u2068${parties}\u2069.`,
  'no-rule': () => 'لا قاعدة تنص على هذا.',
  'not-a-member': ({ parties }) => `لم يكن عضواً في ذلك اليوم: \u2068${parties}\u2069.`,
  'no-members': () => 'لم يكن للجهاز أعضاء في ذلك اليوم.',
  'not-settled': (said) =>
    said.needed ? `لم يُحسم بعد. ${counted(said)}: ${said.reached}؛ المطلوب: ${said.needed}.` : 'لم يُحسم بعد.',
  settled: () => 'حُسم مهما فعل الباقون.',
  'no-blocking-minority': ({ needed, reached }) =>
    `لم يصوت لصالحه من الأعضاء: ${reached}؛ الأقلية المعطلة: ${needed}.`,
  'blocking-minority': ({ needed, reached }) =>
    `لم يصوت لصالحه من الأعضاء: ${reached}، وهي أقلية معطلة (${needed}).`,
  'enough-members': ({ needed, reached }) => `الأعضاء: ${reached}؛ المطلوب: ${needed}.`,
  'too-few-members': ({ needed, reached }) => `الأعضاء: ${reached}؛ المطلوب: ${needed}.`,
}
