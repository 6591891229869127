import type { CliWords } from '../en/cli.ts'

export const cli: CliWords = {
  nameOne: 'назовите организацию',
  noOrganisation: (name) => `нет организации ${name}`,
  notInstalled: (name) => `нет реестра ${name}: это папка, реестр из которой не построен`,
  builtIn: (name, folder) => `построен примерный реестр ${name} в ${folder}`,
  built: (name) => `построен примерный реестр ${name}`,
  opened: (name) =>
    `создана демонстрация ${name}: сделанное в ней исчезнет при следующем запуске (--keep сохраняет)`,
  noOrgan: (organ) => `нет органа ${organ}`,
  noQuestion: (question) => `нет вопроса ${question}`,
  whatIfQuestion: 'назовите вопрос: его обозначение или имя его страницы',
  positionsFile: '--positions FILE или - для стандартного ввода',
  entries: (at, size) => `--at ${at}: в реестре записей: ${size}`,
  position: (given) => `--at: ${given}; место в реестре — целое число`,
  nothingAt: (path) => `по адресу ${path} ничего нет`,
  thereAlready: (path) => `${path} уже существует; ничего не перезаписано`,
  holdsRecord: (path) => `${path} уже содержит реестр; ничего не перезаписано`,
  acts: (folder, acts) => `${folder}: актов: ${acts}`,
  noRecordIn: (folder) => `в ${folder} нет реестра: выполните chancery init или serve --examples`,
  keptElsewhere: (folder) => `реестр в ${folder} ведет другой процесс`,
  withoutRecord: (path) => `${path} — папка без реестра`,
  noRecordAt: (address) => `по адресу ${address} нет реестра`,
  noListAt: (address) => `по адресу ${address} нет списка реестров`,
  progress: (acts, of) => `актов: ${acts} из ${of}`,
  oneRecord: (path) => `${path}: это не один реестр`,
  rehearseWhat: '--rules N или --charter ФАЙЛ или ПАПКА: что примерить',
  noRulesVersion: (given, known) => `--rules ${given}: есть версии правил ${known}`,
  withoutKeys:
    'Закрытых ключей в нём нет: храните keys.json отдельно и верните его, чтобы продолжать запись.',
  twoOf: (code: string) => `в одной папке данных два реестра ${code}: ведите один из них`,
  confidentialAlone:
    'конфиденциальный реестр ведет отдельный процесс в отдельном хранилище: chancery serve --data ПАПКА, только с этим реестром',
  withoutRestricted: 'Закрытых реестров в ней нет: --restricted ФАЙЛ копирует их в отдельный файл.',
  notItsRestricted: (path: string) => `${path} — не файл закрытых реестров этого реестра`,
  restored: (root) =>
    `Корень: ${root}. Актов, принятых после этой копии, в ней нет: сравните с последним состоянием, которое есть у членов или свидетелей.`,
  noHead: 'у реестра нет подписанного состояния',
  noFile: (file) => `нет файла ${file}`,
  noHeader: (file, columns) => `${file}: нет заголовка; правильно было бы: ${columns}`,
  missingColumns: (file, columns) => `${file}:1: не хватает столбцов: ${columns}`,
  csvFault: (code, file, line, longest) =>
    `${file}:${line}: ${
      {
        'quote-within': 'кавычка внутри поля, которое начинается не с неё',
        'after-quote': 'после закрывающей кавычки нет ни запятой, ни конца строки',
        'quote-open': `кавычка не закрыта, во всяком случае на протяжении ${longest} знаков`,
        'row-too-long': `строка таблицы длиннее ${longest} знаков`,
        'not-text': 'заголовок — не текст в UTF-8',
      }[code]
    }`,
  holdsTooMuch: (file, line) =>
    `${file}:${line}: до этого места решений или ошибок больше, чем можно удержать; правильно было бы: разделить файл`,
  notRuledOn: 'решение не вынесено',
  inOrder: 'в порядке',
  warnings: {
    'no-end-date': 'Предупреждение: срок окончания мандата не указан.',
    'report-due': 'О мандате следует сообщить.',
  },
  outFile: '--out PATH или - для стандартного вывода',
  charterVerbs: (verbs) => `chancery charter ${verbs}`,
  noMatter: (matter) => `нет вопроса ${matter}`,
  noRuleThen: (on) => `на ${on} не действует ни одно правило`,
  nothingDiffers: 'различий нет',
  twoCharters: 'назовите два устава или одну организацию с --from DATE и --to DATE',
  otherCharter: '--charter FILE или FOLDER: испытываемый устав',
  noRollsOnRecord: 'в реестре нет решений с поименным голосованием: укажите файл',
  noCharter: (path) => `нет устава по адресу ${path}`,
  nobodyEnrols: (keys) =>
    `лишних ключей: ${keys}; первый акт их не вмещает, а устав не позволяет ни одному органу или должностному лицу внести их позже: назовите его в powers.enrol`,
  founded: (folder, name, acts) => `${folder}: реестр ${name}, актов: ${acts}.`,
  handOut: (file, keys) =>
    `${file} содержит закрытые ключи (${keys}): передайте каждый владельцу и удалите из файла.`,
  runVerify: (message) => `${message}; chancery verify скажет, что не так с реестром`,
  databaseAway: (message) => `${message}: база данных недоступна`,
  frozen: ({ code, here, there }) =>
    `${
      {
        'behind-signed': `В реестре записей: ${here}, но подписана контрольная точка на ${there}: восстановлена более старая копия.`,
        'other-than-signed': `Реестр не тот, чья контрольная точка (записей: ${there}) была подписана.`,
        'head-differs': `Записи (${here}) не те, которые покрывает подписанная вершина (${there}).`,
        'entry-changed': `Запись ${there} в хранилище не та, что была внесена.`,
        'witness-ahead': `У свидетеля есть контрольная точка (записей: ${there}), подписанная этим журналом; в реестре записей: ${here}. Восстановлена более старая копия.`,
        'witness-differs': `У свидетеля есть другая контрольная точка (записей: ${there}), подписанная этим журналом.`,
      }[code]
    } Реестр доступен только для чтения.`,
  witnessNeeds:
    '--name NAME --key FILE --state DIR и --log-key KEY или --logs FILE; либо --new-key --name NAME --key FILE',
  noKeyFile: (file) => `${file}: не файл ключа свидетеля; его создает chancery witness --new-key`,
  noLogKey: (key) => `не проверочный ключ журнала: ${key}`,
  policyLine: (file, line) => `${file}:${line}: не строка политики или не на своем месте`,
  keyMade: (file) => `${file} содержит закрытый ключ свидетеля. Его проверочный ключ:`,
  keyForCharter: (key) => `Как пишется в уставе: key: ${key}`,
  witnessHere: (name, port, logs) =>
    `Свидетель ${name}: http://localhost:${port}/ (журналов: ${logs}; остановка: Ctrl C)`,
  proofVerbs:
    'chancery proof ORG POSITION [--out FILE] | chancery proof verify FILE [--policy FILE | --log-key KEY]',
  noEntryAt: (position, size) => `нет записи ${position}: контрольная точка покрывает ${size}`,
  noKeyForProof: (origin) =>
    `ключа журнала ${origin} здесь нет: укажите --log-key KEY или --policy FILE из надежного источника`,
  noProofFile: (file) => `${file}: не файл доказательства`,
  proofHolds: (index, origin, size, witnesses) =>
    `Доказательство верно: запись ${index} журнала ${origin} под его подписанной контрольной точкой (записей: ${size}). Свидетелей: ${witnesses}.`,
  proofFails: (code) => `Доказательство неверно: ${code}.`,
  dataFolder: (message) => `${message}: папку данных нельзя прочесть или записать`,
}
