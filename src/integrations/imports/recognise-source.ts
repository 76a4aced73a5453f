/** Whose export a file is, by columns that only that system has. Pure. */

type Signature = {
  readonly source: string
  /** In lower case, as the file has them: one of the lists, and all that is in it. */
  readonly columns: readonly (readonly string[])[]
}

/** The first that fits: those with the rarest columns come first. */
const SIGNATURES: readonly Signature[] = [
  {
    source: 'google',
    columns: [
      ['e-mail 1 - value'],
      ['phone 1 - value'],
      ['organization 1 - name', 'given name'],
      ['phonetic first name', 'file as'],
    ],
  },
  {
    source: 'outlook',
    columns: [['e-mail address', 'business phone'], ['e-mail 2 address'], ['given yomi', 'surname yomi']],
  },
  {
    source: 'pipedrive',
    columns: [
      ['person - name'],
      ['person - name*'],
      ['deal - title'],
      ['organization - name'],
      ['organization - name*'],
      ['pipedrive system id'],
    ],
  },
  { source: 'twenty', columns: [['name / first name'], ['emails / primary email'], ['domain / domain url']] },
  {
    source: 'espocrm',
    columns: [
      ['emailaddress', 'assigneduserid'],
      ['accountname', 'assignedusername'],
      ['emailaddress', 'salutationname'],
    ],
  },
  { source: 'attio', columns: [['email addresses', 'record id'], ['company domains'], ['entry id', 'record id']] },
  {
    source: 'bitrix24',
    columns: [
      ['обращение', 'тип контакта'],
      ['рабочий e-mail', 'частный e-mail'],
      ['стадия сделки'],
      ['contact type', 'included in export'],
      ['телефон для рассылок'],
    ],
  },
  {
    source: 'kommo',
    columns: [
      ['название сделки', 'этап сделки'],
      ['название сделки', 'воронка'],
      ['полное имя контакта'],
      ['рабочий прямой телефон'],
      ['рабочий телефон (контакт)'],
      ['lead title'],
      ['responsible user', 'work phone'],
    ],
  },
  {
    source: 'zoho',
    columns: [
      ['contact owner', 'secondary email'],
      ['contact owner.id'],
      ['account name.id'],
      ['contact owner', 'account name', 'mailing zip'],
      ['deal owner.id'],
      ['account owner.id'],
    ],
  },
  {
    source: 'salesforce',
    columns: [
      ['contact id', 'account name'],
      ['accountid', 'ownerid'],
      ['mailing state/province'],
      ['opportunity id'],
      ['lead id', 'leadsource'],
      ['account owner', 'account name'],
    ],
  },
  {
    source: 'hubspot',
    columns: [
      ['record id', 'contact owner'],
      ['record id', 'lifecycle stage'],
      ['record id', 'company owner'],
      ['record id', 'deal stage'],
      ['contact: record id'],
      ['record id', 'associated company'],
      ['record id', 'first name'],
      ['associated company ids'],
      ['record id - contact'],
      ['record id - company'],
      ['company domain name'],
    ],
  },
]

/** `other` if its columns do not tell. */
export function recogniseSource(headers: readonly string[]): string {
  const known = new Set(headers.map((header) => header.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim()))
  const found = SIGNATURES.find(({ columns }) => columns.some((all) => all.every((column) => known.has(column))))
  return found?.source ?? 'other'
}
