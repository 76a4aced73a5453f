/** What a column fills, by the names that other programs and people give their columns. Pure. */

/** “Person - Email (Work)”, “Contact: Email” and “Email *” are all the same. */
export function plainColumn(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’ʼ`]/gu, "'")
    .replace(/^(?:contact|person|organization|company)(?: - |: ?)/u, '')
    .replace(/\*+$|\(контакт\)$/u, '')
    .replace(/[\s_/-]+/gu, ' ')
    .trim()
}

/** @property isPersons whether rows with it are about people, whatever else they say */
type Rule = {
  readonly target: string | null
  readonly name: RegExp
  readonly not?: RegExp
  readonly isPersons?: true
}

/** Says nothing about a person: dates of the other system, its own ids, and what its campaigns count. */
const OF_THE_SYSTEM =
  /^(?:(?:create|created|last modified|modified|update|updated|add|last update|creation|last activity|last contacted|next activity)(?: (?:date|time|at|by|on))*|(?:date|time) (?:created|modified|added)|дата (?:створення|изменения|создания|редактирования|зміни|модифікації|изменено|реєстрації).*|кем (?:создан|изменен|создана|изменена).*|ким (?:створено|змінено)|created|modified|экспорт|included in export|photo|avatar|file as|utm \w+|.*(?: label| type|\.id)$|_ym.*|gclid|yclid|fbclid|roistat|referrer|phonetic.*|.*yomi.*|e mail display name|associated .* ids?|.*(?:organization|company|account) id|marketing contact status|version|revised|entry id|accountid|owner ?id|assigneduserid|createdat|modifiedat|salutation(?:name)?)$/u

/** The first that fits. What is a note keeps its column's name; what is null is left out. */
const RULES: readonly Rule[] = [
  {
    target: 'contact.id',
    name: /^(?:record id|record id contact|id|contact id|person id|pipedrive system id|system id|uid|ід|copper id)$/u,
  },
  { target: null, name: OF_THE_SYSTEM },
  { target: 'contact.telegram', name: /^(?:telegram|telegram username|контакт telegram|телеграм)$/u },
  {
    target: 'contact.emails',
    name: /e ?mail|ел\. ?пошта|електронна пошта|эл\. ?почта|електронна адреса|^пошта$|^почта$/u,
    not: /label|type$|opt|status|display name|owner|count|date|time|sent|domain/u,
  },
  {
    target: 'contact.phones',
    name: /phone|mobile|^tel\b|телефон|мобільний|моб\.|^номер$/u,
    not: /fax|факс|label|type$|country code|calling code|pager|owner|count|company main|assistant/u,
  },
  {
    target: 'contact.name',
    isPersons: true,
    name: /^(?:name|full name|fullname|display name|fn|contact name|contact person|main contact|primary contact|contact|полное имя контакта|полное имя|повне ім'я|піб|п\.і\.б\.?|фио|ф\.и\.о\.?|імя та прізвище|ім'я та прізвище|имя и фамилия|контакт|контактна особа|контактное лицо|клієнт|клиент|name full name)$/u,
  },
  {
    target: 'contact.given',
    isPersons: true,
    name: /^(?:first ?name|given name|name first name|ім'?я|имя|forename)$/u,
  },
  { target: 'contact.middle', isPersons: true, name: /^(?:middle ?name|additional name|по[ -]батькові|отчество)$/u },
  {
    target: 'contact.family',
    isPersons: true,
    name: /^(?:last ?name|family name|surname|name last name|прізвище|фамилия)$/u,
  },
  {
    target: 'contact.company',
    name: /^(?:company|company name|organi[sz]ation|organi[sz]ation name|organi[sz]ation 1 name|associated company|account|account name|accountname|org|employer|компанія|компания|компания контакта|компанія контакту|організація|организация|фірма|назва компанії|название компании)$/u,
  },
  {
    target: 'contact.jobTitle',
    isPersons: true,
    name: /^(?:job ?title|title|position|organi[sz]ation title|organi[sz]ation 1 title|role|occupation|посада|должность)$/u,
  },
  {
    target: 'contact.tags',
    name: /^(?:tags?|labels?|categories|group membership|теги|тег|мітки|метки|person label)$/u,
  },
  {
    target: 'contact.address',
    name: /^(?:(?:full |home |mailing |street |postal )?address|address 1 formatted|other address|(?:повна |домашня |поштова )?адреса|(?:полный |домашний |почтовый )?адрес)$/u,
  },
  { target: 'contact.website', name: /^(?:web ?site(?: url)?|web ?page|url|website 1 value|сайт|веб ?сайт)$/u },
  {
    target: 'contact.birthday',
    name: /^(?:birth ?day|birth ?date|date of birth|dob|день народження|дата народження|день рождения|дата рождения)$/u,
  },
  {
    target: 'contact.owner',
    name: /^(?:.*owner|responsible|responsible user|assigned to|assigned user|assigned user name|assigneduser ?name|відповідальний|відповідальна особа|ответственный|ответственный за контакт|менеджер|manager)$/u,
    not: /account owner|company owner|id$/u,
  },
]

/** “Organization - Name” is a company's, and “Deal - Title” says nothing about a person. */
const OF_A_COMPANY = /^(?:organi[sz]ation|company)(?: - |: ?)(.*)$/iu
const OF_THE_COMPANY: Rule = { target: 'contact.company', name: OF_A_COMPANY }
const OF_SOMETHING_ELSE = /^(?:deal|activity|note|lead|product)(?: - |: ?)/iu

/** Undefined for a column that nobody knows. */
export function targetOf(header: string): string | null | undefined {
  return ruleOf(header)?.target
}

/** Whether rows with such a column are about people. */
export function isOfPeople(header: string): boolean {
  return ruleOf(header)?.isPersons === true
}

function ruleOf(header: string): Rule | undefined {
  const ofCompany = OF_A_COMPANY.exec(header.trim())?.[1]
  if (ofCompany !== undefined) return /^(?:company )?name\*?$/iu.test(ofCompany.trim()) ? OF_THE_COMPANY : undefined
  if (OF_SOMETHING_ELSE.test(header.trim())) return undefined
  const name = plainColumn(header)
  return RULES.find((rule) => rule.name.test(name) && rule.not?.test(name) !== true)
}

/** Whether the text is a name that programs or people give a column of contacts. */
export function isKnownColumn(header: string): boolean {
  const target = targetOf(header)
  return typeof target === 'string'
}
