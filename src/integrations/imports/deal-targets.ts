/** What the columns of a file of deals fill. Beside the deal they tell about its person and its company. Pure. */
import { plainColumn, targetOf } from '../files/column-targets.ts'

const TITLE =
  /^(?:deal name|deal title|название сделки|назва угоди|назва картки|lead title|lead name|opportunity name|opportunity|сделка|угода)$/u

/** “Deal - Title” of Pipedrive is “title” of a deal. */
function ofDeal(header: string): string | null {
  return /^deal(?: - |: ?)(.*)$/iu.exec(header.trim())?.[1] ?? null
}

export function isDealTitle(header: string): boolean {
  const own = ofDeal(header)
  return own === null ? TITLE.test(plainColumn(header)) : /^(?:title|name|deal name)\*?$/iu.test(own.trim())
}

type Rule = readonly [target: string, name: RegExp]

const RULES: readonly Rule[] = [
  ['deal.id', /^(?:record id|id|deal id|opportunity id|lead id|pipedrive system id|system id|ід)$/u],
  ['deal.amount', /^(?:amount|value|deal value|sale|бюджет|сумма|сума|amount amount|deal amount)$/u],
  ['deal.currency', /^(?:currency|currency of value|валюта|amount currency|amountcurrency)$/u],
  [
    'deal.stage',
    /^(?:stage|deal stage|stagename|stage name|этап сделки|стадия сделки|етап угоди|етап|стадія|lead status|pipeline stage)$/u,
  ],
  ['deal.status', /^(?:status|статус|deal status)$/u],
  [
    'deal.lostReason',
    /^(?:lost reason|closed lost reason|loss reason|причина отказа|причина відмови|причина програшу)$/u,
  ],
  [
    'deal.expectedCloseOn',
    /^(?:close date|closing date|closedate|expected close date|предполагаемая дата закрытия|очікувана дата закриття|планована дата закриття)$/u,
  ],
  [
    'deal.owner',
    /^(?:owner|deal owner|opportunity owner|ответственный|відповідальний|менеджер|responsible|responsible user|assignedusername|assigned user)$/u,
  ],
  ['deal.origin', /^(?:lead source|deal source|where it came from|источник сделки|джерело угоди|звідки угода)$/u],
  ['deal.recurring', /^(?:recurring amount|регулярна сума)$/u],
  ['deal.items', /^(?:items|line items|позиції)$/u],
  ['deal.committed', /^(?:committed|у прогнозі)$/u],
  ['deal.tags', /^(?:tags?|теги|теги сделки|lead tags|labels?|deal labels?)$/u],
  [
    'contact.name',
    /^(?:contact|contact name|contact person|associated contact|main contact|основной контакт|контакт|контактна особа|полное имя контакта|point of contact)$/u,
  ],
]

/** These columns tell about the deal, and not about its person. */
const OF_THE_DEAL: readonly string[] = ['contact.id', 'contact.owner']
/** Nobody knows whose they are: of the deal, its company or its person. */
const OF_NOBODY: readonly string[] = ['contact.address', 'contact.website', 'contact.birthday']

/** With a single pipeline, every deal of the file is in it: that tells nothing about one. */
export function isPipeline(header: string): boolean {
  return /^(?:pipeline|воронка|направление|напрямок)$/u.test(plainColumn(ofDeal(header) ?? header))
}

/** As {@link targetOf}, for a file of deals. */
export function dealTargetOf(header: string): string | null | undefined {
  if (isDealTitle(header)) return 'deal.title'
  // What is said to be the person's is not the deal's.
  if (/^(?:person|contact)(?: - |: ?)/iu.test(header.trim())) return targetOf(header)
  const own = ofDeal(header)
  const name = plainColumn(own ?? header)
  const rule = RULES.find(([, pattern]) => pattern.test(name))
  if (rule !== undefined) return rule[0]
  if (own !== null) return targetOf(own) === null ? null : undefined
  // A job has other names, too.
  if (name === 'title') return null
  const target = targetOf(header)
  if (target != null && OF_NOBODY.includes(target)) return undefined
  return target != null && OF_THE_DEAL.includes(target) ? null : target
}
