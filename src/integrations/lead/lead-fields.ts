/** The flat lead: the fields that every provider is mapped to, and by which names senders call them. */

export const LEAD_FIELDS = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'telegramUserId',
  'telegramUsername',
  'company',
  'jobTitle',
  'title',
  'amount',
  'currency',
  'note',
  'tags',
  'externalId',
  'occurredAt',
  'source',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'utmTerm',
  'utmContent',
] as const

export type LeadField = (typeof LEAD_FIELDS)[number]

/**
 * Other names of each field, in English and Ukrainian, as people call them in forms. Compared without case, spaces and
 * punctuation.
 */
const NAMES = {
  name: [
    'full name',
    'your name',
    'contact name',
    'customer name',
    'client name',
    'імʼя та прізвище',
    'піб',
    'контактна особа',
  ],
  firstName: ['first', 'given name', 'fname', 'імʼя', 'ваше імʼя', 'як вас звати'],
  lastName: ['last', 'surname', 'family name', 'lname', 'прізвище', 'ваше прізвище'],
  email: [
    'e-mail',
    'mail',
    'email address',
    'your email',
    'work email',
    'business email',
    'пошта',
    'електронна пошта',
    'ел пошта',
    'імейл',
  ],
  phone: [
    'phone number',
    'your phone',
    'telephone',
    'tel',
    'mobile',
    'mobile phone',
    'mobile number',
    'cell',
    'cell phone',
    'whatsapp',
    'work phone number',
    'телефон',
    'номер телефону',
    'ваш телефон',
    'мобільний',
  ],
  telegramUserId: ['telegram id', 'telegram user id', 'tg id', 'chat id'],
  telegramUsername: ['telegram', 'telegram handle', 'tg', 'tg username', 'телеграм', 'нік у телеграм'],
  company: [
    'company name',
    'organization',
    'organisation',
    'organization name',
    'business name',
    'business',
    'компанія',
    'назва компанії',
    'організація',
  ],
  jobTitle: ['job', 'position', 'role', 'occupation', 'your role', 'посада', 'ваша посада'],
  title: ['deal', 'deal title', 'deal name', 'subject', 'opportunity', 'тема', 'угода'],
  amount: ['deal amount', 'deal value', 'value', 'budget', 'price', 'total', 'sum', 'сума', 'бюджет', 'вартість'],
  currency: ['currency code', 'валюта'],
  note: [
    'notes',
    'message',
    'comment',
    'comments',
    'your message',
    'description',
    'details',
    'text',
    'повідомлення',
    'коментар',
    'опис',
    'примітка',
  ],
  tags: ['tag', 'labels', 'теги', 'мітки'],
  externalId: ['external id', 'lead id', 'id'],
  occurredAt: ['occurred at', 'created at', 'submitted at', 'created time', 'timestamp', 'date', 'дата'],
  source: ['lead source', 'referrer', 'page', 'page url', 'джерело'],
  utmSource: [],
  utmMedium: [],
  utmCampaign: ['campaign', 'campaign name'],
  utmTerm: [],
  utmContent: [],
} as const satisfies Record<LeadField, readonly string[]>

/** Letters and digits only, lower-case: `First name*`, `first_name` and `firstName` are one. */
function plain(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const byName: ReadonlyMap<string, LeadField> = new Map(
  LEAD_FIELDS.toReversed().flatMap((field) =>
    [...NAMES[field], field].map((name): [string, LeadField] => [plain(name).replaceAll('ʼ', ''), field]),
  ),
)

/** The longest label that is looked at: beyond it, it is a question and not a name. */
const MAX_LABEL_LENGTH = 60

/** Which field a form means by a key, a label or a short question; undefined if none is meant clearly. */
export function fieldOfLabel(label: string): LeadField | undefined {
  if (label.length > MAX_LABEL_LENGTH) return undefined
  // The apostrophe of “імʼя” is written in five ways, one of which is a letter to Unicode.
  return byName.get(plain(label).replaceAll('ʼ', ''))
}
