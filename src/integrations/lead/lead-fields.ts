/** The flat lead: the fields that every provider is mapped to, and the names that senders use for them. */

export const LEAD_FIELDS = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'telegramUserId',
  'telegramUsername',
  'company',
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
 * Other names of each field, in English and Ukrainian, as used in forms. Compared without case, spaces and punctuation.
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

/** Most keys are such, and a body may have thousands: Unicode's classes cost ten times as much. */
const PLAIN_KEY = /^[\w .*:?-]*$/

/** Letters and digits only, lower-case: `First name*`, `first_name` and `firstName` are one. */
export function plainLabel(label: string): string {
  if (PLAIN_KEY.test(label)) return label.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return (
    label
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      // The apostrophe of “імʼя” is written in five ways, one of which is a letter to Unicode.
      .replaceAll('ʼ', '')
  )
}

const byName: ReadonlyMap<string, LeadField> = new Map(
  LEAD_FIELDS.toReversed().flatMap((field) =>
    [...NAMES[field], field].map((name): [string, LeadField] => [plainLabel(name), field]),
  ),
)

/** All names of a field, plain: what `fieldOfLabel` knows it by. */
export const plainNamesOf = (field: LeadField): readonly string[] => [...NAMES[field], field].map(plainLabel)

/** Labels longer than this are not considered: they are questions, not names. */
const MAX_LABEL_LENGTH = 60

/** The field that a form's key, label or short question refers to; undefined if that is unclear. */
export function fieldOfLabel(label: string): LeadField | undefined {
  if (label.length > MAX_LABEL_LENGTH) return undefined
  return byName.get(plainLabel(label))
}
