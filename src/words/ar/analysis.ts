/** What the pages of voting power and agreement say, in Arabic. The command line speaks English and Russian. */
import type { AnalysisWords } from '../en/analysis.ts'
import type { Part } from '../fallback.ts'
import { countIn } from '../plural.ts'

const counted = (n: number, one: string, two: string, few: string, many: string, other: string): string =>
  countIn('ar', n, { one, two, few: `# ${few}`, many: `# ${many}`, other: `# ${other}` })
const decisions = (n: number): string => counted(n, 'قرار واحد', 'قراران', 'قرارات', 'قراراً', 'قرار')
const voters = (n: number): string => counted(n, 'مصوت واحد', 'مصوتان', 'مصوتين', 'مصوتاً', 'مصوت')
const members = (n: number): string => counted(n, 'عضو واحد', 'عضوان', 'أعضاء', 'عضواً', 'عضو')
const pairs = (n: number): string => counted(n, 'زوج واحد', 'زوجان', 'أزواج', 'زوجاً', 'زوج')

export const analysis: Part<AnalysisWords> = {
  wins: (players: number, winning: string, coalitions: string) =>
    `${voters(players)}. من ${coalitions} مجموعة، يعتمد القرار ${winning}.`,
  powerToAct: (share: string) => `كولمان، قدرة الجهاز على التصرف: ${share}.`,
  exact: 'كل رقم دقيق، أو أقرب ما يمكن كتابته.',
  columns: {
    party: 'الطرف',
    swings: 'المجموعات الحاسمة',
    absolute: 'بانزاف',
    normalised: 'بانزاف، الحصة',
    shapleyShubik: 'شابلي وشوبيك',
  },
  veto: 'نقض',
  dummy: 'بلا تأثير',
  agreement: {
    title: 'من صوّت مع من',
    lead: 'من التصويت بالنداء المدون في السجل، قراراً قراراً. ولا يعرض أي مؤشر حيث تقل البيانات.',
    description: (name: string) => `${name}: في كم قرار صوّت عضوان التصويت نفسه، مع قائمة القرارات.`,
    decisions: (count: number, those: number) => `قرارات بتصويت مدون: ${decisions(count)}، ${voters(those)}`,
    none: 'لا يوجد في السجل قرار صوّت فيه طرفان لهذا الاختيار.',
    method:
      'في المربع n/m: من m قراراً صوّت فيها الطرفان بنعم أو لا أو امتنعا، فعلا الشيء نفسه في n. الغياب وعدم المشاركة ليسا تصويتاً. ومساحة المربع الداخلي هي الحصة.',
    few: (fewest: number) => `إذا قلت القرارات المشتركة عن ${fewest} فلا يرسم مربع.`,
    some: (shown: number, all: number) => `المرسوم: ${shown} من الأكثر تصويتاً، من ${all}. والجدول يضم الجميع.`,
    tooFew: (fewest: number) => `لم يصوّت أي طرفين معاً في ${fewest} قرارات أو أكثر.`,
    both: (a: string, b: string) => `${a} و${b}`,
    same: (both: string, equal: number, common: number, others: number) =>
      `${both}: التصويت نفسه في ${equal} من ${common}${others > 0 ? ` (الحصة نفسها: ${pairs(others)})` : ''}.`,
    greatest: (same: string) => `أكبر حصة. ${same}`,
    least: (same: string) => `أصغر حصة. ${same}`,
    pair: (equal: number, common: number, opposite: number) =>
      `التصويت نفسه في ${equal} من ${common}، والمضاد في ${opposite}`,
    pairTitle: (a: string, b: string) => `${a} و${b}: كيف صوّتا`,
    pairs: 'الأزواج',
    countPairs: pairs,
    parties: 'الطرفان',
    of: (equal: number, common: number) => `${equal} من ${common}`,
    sameHead: 'التصويت نفسه',
    oppositeHead: 'المضاد',
    besideHead: 'امتنع أحدهما',
    ofParty: 'أزواج طرف واحد',
    everybody: 'الجميع',
    allOrgans: 'كل الأجهزة',
    from: 'من',
    to: 'إلى',
    unity: 'وحدة تصويت الجميع',
    hix: 'مؤشر الاتفاق (هيكس): متوسط (العدد الأكبر − نصف الباقي) / كل الأصوات',
    rice: 'مؤشر رايس: متوسط |نعم − لا| / (نعم + لا)',
    unityNote:
      'لا يحتسب مؤشر رايس الممتنعين: فحيث يمتنع النصف يظهر وحدة. لذلك يعطى المؤشران. ومتوسط رايس على القرارات التي صوّت فيها أحد بنعم أو لا.',
    noIndex: (fewest: number) => `لا مؤشر إذا قلت عن ${fewest}`,
    overDecisions: (count: number) => `القرارات: ${decisions(count)}`,
  },
  power: {
    heading: 'قوة التصويت',
    title: (body: string) => `قوة التصويت: ${body}`,
    description: (body: string, name: string) =>
      `${body} (${name}): كم مرة تتوقف النتيجة على عضو وفق قاعدة، بدقة.`,
    matter: 'المسألة',
    stated: 'مأخوذ على أنه ثابت',
    notReckoned: 'لم يحسب',
    takesLong: (players: number) =>
      `مع هذا العدد (${members(players)}) وهذه الأوزان يحتاج الحساب إلى ثوان ليست للصفحة. الأمر:`,
    ifStated: 'يحسب إذا ذكر هذا:',
    refused: {
      'out-of-order': 'لا تسمح القواعد بالبت في ذلك اليوم.',
      'needs-parameter': 'يتوقف على ما سكت عنه الميثاق أو على ما يثبت في الحالة.',
      'not-monotone': 'وفق هذه القاعدة قد يؤدي صوت مؤيد إلى الرفض.',
      'too-many-conditions': 'في القاعدة شروط أكثر مما يحتسب.',
    },
    assumptions:
      'المفترض: كل عضو يصوّت مؤيداً أو معارضاً، ولا يمتنع أحد ولا يغيب. بانزاف: كل مجموعة من المؤيدين متساوية الاحتمال. شابلي وشوبيك: كل ترتيب يصيرون به مؤيدين متساوي الاحتمال. وما يريده الأعضاء وكم مرة يصوّتون معاً لا يدخل في ذلك.',
    shares: 'حصص القوة',
    shapley: 'شابلي وشوبيك',
    banzhaf: 'بانزاف، حصة من كل المجموعات الحاسمة',
    table: 'الأعضاء',
    exactly: 'كسراً',
    standing: 'الوضع',
    members,
    nothingAdopts: 'لا تعتمد أي مجموعة من الأعضاء شيئاً.',
    allSame: (players: number, share: string) => `حصة كل عضو: ${share}؛ ${members(players)}.`,
    share: (who: string, share: string) => `${who} ${share}`,
    shareEach: (who: string, share: string) => `${who} ${share} لكل منهم`,
    mostAndLeast: (most: string, least: string) => `شابلي وشوبيك: ${most}؛ ${least}.`,
  },
}
