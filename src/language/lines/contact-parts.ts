/** Tells the parts of a signature or a visiting card apart: name, job, company, and the rest. Pure. */
import { LEGAL_FORMS } from '../names/legal-forms.ts'
import { foldTyped } from '../typed-text.ts'
import { isCapitalised } from './line-words.ts'

export type ContactParts = {
  readonly name: string
  readonly job: string | null
  readonly company: string | null
  /** Everything else, in the order typed. */
  readonly rest: readonly string[]
}

const JOB_WORDS = [
  'ceo|cto|cfo|coo|cmo|vp|svp|evp|md|hr|pm|founder|co-founder|cofounder|owner|partner|president|chair(?:man|woman|person)?',
  'director|manager|head|lead|chief|officer|executive|representative|rep|assistant|secretary|coordinator|specialist',
  'engineer|developer|designer|architect|analyst|consultant|advisor|adviser|accountant|lawyer|attorney|broker|agent|realtor',
  'geschäftsführer(?:in)?|leiter(?:in)?|dyrektor(?:ka)?|kierowni(?:k|czka)|prezes|gerente|directora?|directeur|directrice',
  'buyer|marketer|editor|journalist|teacher|professor|doctor|dentist|nurse|chef|recruiter|administrator|supervisor|planner',
  'директор(?:ка)?|керівни(?:к|ця)|менеджер(?:ка)?|засновни(?:к|ця)|співзасновни(?:к|ця)|власни(?:к|ця)|голова|начальни(?:к|ця)',
  'завідувач(?:ка)?|бухгалтер(?:ка)?|інженер(?:ка)?|розробни(?:к|ця)|дизайнер(?:ка)?|архітектор(?:ка)?|аналіти(?:к|киня)',
  'юрист(?:ка)?|адвокат(?:ка)?|маркетолог(?:иня)?|спеціаліст(?:ка)?|консультант(?:ка)?|секретар(?:ка)?|партнер(?:ка)?',
  'підприємець|підприємиця|фахівець|фахівчиня|агент(?:ка)?|ріелтор(?:ка)?|продавець|продавчиня|закупівельни(?:к|ця)|лікар(?:ка)?',
].join('|')
const JOB = new RegExp(`(?<![\\p{L}\\p{N}'])(?:${JOB_WORDS})(?![\\p{L}\\p{N}'])`, 'u')
const ORGANISATION =
  'company|group|holding|studio|agency|bank|university|компанія|студія|агенція|агентство|холдинг|група|банк|фонд|завод|університет'
const LEGAL_FORM = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LEGAL_FORMS}|${ORGANISATION})(?![\\p{L}\\p{N}])`, 'u')
/** “Head of Sales at Acme”, “директорка у «Півночі»”. */
const EMPLOYED = /^(.*?\p{L})\s+(?:at|@|в|у)\s+(.+)$/u
/** How letters end: nothing about the person. */
const SIGN_OFF =
  /^(?:best|kind|warm)(?: (?:regards|wishes))?$|^regards$|^(?:yours )?sincerely(?: yours)?$|^(?:many )?thanks$|^cheers$|^(?:thank you)$|^з (?:повагою|найкращими побажаннями|вдячністю)$|^щиро ваш[аі]?$|^дякую$/u
const LABEL =
  /(?<![\p{L}\p{N}])(?:e-?mail|phone|tel(?:ephone)?|mobile|mob|cell|fax|whats ?app|viber|telegram|work|home|office|direct|тел|телефон|моб|мобільний|роб|робочий|дом|домашній|імейл|емейл|пошта|ел\. ?пошта|вайбер|факс)\.?\s*:?(?=\s*(?:$|[,;|]))|^[mteptfфтм]\.?:?$/giu
/** A word that led up to a company or an address, which stands elsewhere now. */
const LOOSE_END = /\s+(?:of|at|from|with|з|із|від|в|у)$/iu
const FULL_NAME = /^\p{L}[\p{L}\p{M}'’ʼ.-]*(?: \p{L}[\p{L}\p{M}'’ʼ.-]*){0,3}$/u

function isJob(part: string): boolean {
  return JOB.test(foldTyped(part))
}

function isCompany(part: string): boolean {
  return LEGAL_FORM.test(foldTyped(part)) || /^[\u00AB"“].+[\u00BB"”]$/u.test(part)
}

/** Whether the text is a name as people write it: one to four words of letters. */
export function isFullName(text: string): boolean {
  return FULL_NAME.test(text) && text.length <= 64
}

/** The words that say what stands beside them (“tel.”, “моб:”), once that has been taken away. */
function withoutLabels(part: string): string {
  return part.replace(LABEL, ' ').replace(/\s+/gu, ' ').trim()
}

/** “John Smith director”: a name with a job behind it. */
function nameAndJob(part: string): readonly string[] {
  const at = JOB.exec(foldTyped(part))?.index ?? 0
  const name = part.slice(0, at).trim()
  if (at === 0 || !isFullName(name) || !name.split(' ').every(isCapitalised)) return [part]
  const job = part.slice(at)
  // “Sales Director” is a job as a whole.
  return isCapitalised(job) && name.split(' ').length < 2 ? [part] : [name, job]
}

function splitJob(part: string): readonly string[] {
  const employed = EMPLOYED.exec(part)
  return employed?.[1] !== undefined && employed[2] !== undefined && isJob(employed[1])
    ? [employed[1], employed[2]]
    : [part]
}

/**
 * The first part that is a name is the name; of the others, words for jobs and legal forms decide. In a signature of several
 * lines an unknown part after the name is the company.
 *
 * @param parts between numbers, addresses and separators, in the order typed
 * @param several whether there are lines or brackets, so that parts stand for themselves
 */
export function readContactParts(parts: readonly string[], several: boolean): ContactParts {
  const pieces = parts
    .map((part) => withoutLabels(part).replace(LOOSE_END, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !SIGN_OFF.test(foldTyped(part)))
    .flatMap((part, index) => (index === 0 ? nameAndJob(part) : [part]))
    .flatMap((part) => splitJob(part))
  const isName = (part: string): boolean => isFullName(part) && !isJob(part) && !isCompany(part)
  const name = pieces.find((part) => isName(part)) ?? pieces.find((part) => !isJob(part) && !isCompany(part)) ?? ''
  const others = name === '' ? pieces : pieces.filter((part, index) => index !== pieces.indexOf(name) || part !== name)
  const job = others.find((part) => isJob(part) && !LEGAL_FORM.test(foldTyped(part))) ?? null
  const free = others.filter((part) => part !== job)
  const afterJob = job === null ? undefined : free.find((part) => others.indexOf(part) > others.indexOf(job))
  const likely = afterJob ?? (several ? free[0] : undefined)
  const company =
    free.find((part) => isCompany(part)) ?? (likely !== undefined && looksLikeCompany(likely) ? likely : null)
  return { name, job, company, rest: free.filter((part) => part !== company) }
}

/** Not an address, a site or a sentence. */
function looksLikeCompany(part: string): boolean {
  return isCapitalised(part) && !/\d/u.test(part) && !/[/:]|\.\p{L}/u.test(part) && part.split(' ').length <= 5
}
