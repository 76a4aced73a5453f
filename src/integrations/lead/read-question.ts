/**
 * Which field a form's question asks for: “What's your first name?”, “Як до вас звертатися?”. Strict: the whole sentence
 * must be such a question, so that the name of a dog is never the person's. Pure.
 */
import type { Json } from '../body/json.ts'
import { fieldOfLabel, type LeadField } from './lead-fields.ts'
import type { LeadValue } from './read-lead.ts'

/** The fields that people ask for in sentences. Of all others, only a label is understood. */
const ASKED = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'telegramUsername',
] as const satisfies readonly LeadField[]

const MAX_QUESTION_LENGTH = 300

/** What may stand before the thing asked for, in this order. Compared without case and with plain apostrophes. */
const FRAMES: readonly RegExp[] = [
  /^(?:and|so|ok|okay|first|firstly|next|finally|lastly|also|а|та|і|й|отже|спершу|далі)(?: |, ?)/u,
  /^(?:please|kindly|будь ласка|просимо|прошу),? /u,
  /^(?:(?:can|could|may|will|would) (?:you|we|i) )(?:please )?/u,
  /^(?:tell|give|send|leave|provide|share|enter|type|write|add|put|fill|state|have|get|know|ask|confirm)(?: (?:in|us|me|with))*(?: for)? /u,
  /^(?:вкажіть|вкажи|введіть|введи|напишіть|напиши|залиште|залиш|зазначте|надайте|надішліть|заповніть|повідомте|назвіть|додайте|впишіть|підкажіть|скажіть)(?: нам)?,? /u,
  /^(?:please|будь ласка),? /u,
  /^(?:what'?s|whats|what is|what's|what are|which is|як(?:ий|а|е|і)|що за)(?: (?:у|в|є))? /u,
  /^(?:the|a|an|your|ur|my|вас|тебе|ваш|ваша|ваше|вашу|ваші|твій|твоя|твоє|твою|свій|своє|свою|свої|мій|моє) /u,
  /^(?:the |your )?(?:best|preferred|current|own|повне|основний|контактний|робочий|контактну|робочу) /u,
]

/** What may stand after it. */
const ENDINGS =
  /(?: (?:please|here|below|first|будь ласка|тут|нижче|для зв'язку|для звязку|(?:so )?(?:where )?(?:we|i) can (?:reach|contact|call|email) you(?: (?:at|on|by))?|(?:for us )?to (?:reach|contact|call|email) you(?: (?:at|on|by))?))+$/u

/** Whole sentences that ask for a field without naming it. */
const SENTENCES: readonly (readonly [RegExp, LeadField])[] = [
  [
    /^(?:what|how) (?:should|can|may|shall|do|could) (?:we|i|people|others|friends) (?:call|address) you(?: by)?$/u,
    'firstName',
  ],
  [
    /^(?:what do (?:you like|you prefer|you want|your friends) (?:to be called|call you)|what are you called)$/u,
    'firstName',
  ],
  [/^(?:who are we (?:talking|speaking) (?:to|with)|who is this)$/u, 'name'],
  [
    /^як (?:(?:\p{L}+ ){0,3}до )?(?:вас|тебе)(?: (?:можна|краще|ми|нам|варто|слід)){0,2} (?:звати|називати|звертатис[яь]|величати)$/u,
    'firstName',
  ],
  [
    /^як (?:(?:можна|краще|ми|можемо|нам|варто|слід) ){1,3}(?:до )?(?:вас|тебе) (?:звати|називати|звертатис[яь])$/u,
    'firstName',
  ],
  [
    /^(?:where do you work|who do you work for|(?:what|which) (?:company|organi[sz]ation|business) (?:do you work (?:for|at)|are you (?:from|with)))$/u,
    'company',
  ],
  [/^(?:де ви працюєте|з якої ви компанії|яку компанію ви представляєте|у якій компанії ви працюєте)$/u, 'company'],
]

/** The thing asked for, in forms that no label has. */
const THINGS: readonly (readonly [RegExp, LeadField])[] = [
  [/^(?:full name|first and last names?|name and surname|name and last name|first name and last name)$/u, 'name'],
  [/^(?:given|christian) name$/u, 'firstName'],
  [/^(?:family|second) name$/u, 'lastName'],
  [/^(?:(?:work|business|personal|company|school) )?e-?mail(?: address| id)?$/u, 'email'],
  [
    /^(?:(?:mobile|cell|contact|work|business|whatsapp|tele)[ -]?)?(?:phone|telephone|mobile|cell|contact)(?: number| no)?$/u,
    'phone',
  ],
  [
    /^(?:(?:company|organi[sz]ation|business)(?:'?s)? name|name of (?:your |the )?(?:company|organi[sz]ation|business))$/u,
    'company',
  ],
  [/^telegram (?:username|handle|nickname|nick)$/u, 'telegramUsername'],
  [
    /^(?:ім'?я(?:,? (?:та|і|й) прізвище)|прізвище(?:,? (?:та|і|й) ім'?я)(?:,? (?:та|і|й) по батькові)?|піб|повне ім'?я)$/u,
    'name',
  ],
  [/^ім'?я$/u, 'firstName'],
  [/^прізвище$/u, 'lastName'],
  [/^(?:(?:адрес[ау] )?електронн(?:а|у|ої) пошт(?:а|у|и)|e-?mail|імейл|email-?адрес[ау]|пошт[ау])$/u, 'email'],
  [/^(?:(?:контактний |мобільний )?(?:номер )?(?:мобільного )?телефон[уа]?|номер|мобільний)$/u, 'phone'],
  [/^(?:назв[ау] (?:вашої |твоєї )?(?:компанії|організації|фірми)|компані[яю])$/u, 'company'],
]

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘`´ʼ′]/gu, "'")
    .replaceAll(/[_*]/gu, ' ')
    .replaceAll(/\([^)]*\)|\{\{[^}]*\}\}|<[^>]*>/gu, ' ')
    .replaceAll(/[^\p{L}\p{N}' ,-]+$/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** The parts of a text that could each be a question: “Hi! What's your name?” has two. */
function sentencesOf(text: string): readonly string[] {
  const sentences = text.split(/[.!?:;\n…]+/u).map(plain)
  // After a comma, the question begins: “Nice to meet you, what's your email?”
  return sentences.flatMap((sentence) => [sentence, sentence.slice(sentence.lastIndexOf(', ') + 1).trim()])
}

function isAsked(field: LeadField | undefined): field is LeadField {
  return ASKED.some((asked) => asked === field)
}

const found = (table: readonly (readonly [RegExp, LeadField])[], text: string) =>
  table.find(([pattern]) => pattern.test(text))?.[1]

function fieldOfSentence(sentence: string): LeadField | undefined {
  const whole = found(SENTENCES, sentence)
  if (whole !== undefined) return whole
  let rest = sentence
  for (const frame of FRAMES) rest = rest.replace(frame, '')
  rest = rest.replace(ENDINGS, '')
  // A noun of a few letters in another frame says nothing: “number”, “номер” alone is asked for only as one's own.
  if (rest === sentence && /^(?:номер|пошта)$/u.test(rest)) return undefined
  const labelled = fieldOfLabel(rest)
  return found(THINGS, rest) ?? (isAsked(labelled) ? labelled : undefined)
}

/** The field that a label or a question of a form refers to; undefined if that is unclear. */
export function fieldOfQuestion(text: string): LeadField | undefined {
  const labelled = fieldOfLabel(text)
  if (labelled !== undefined || text.length > MAX_QUESTION_LENGTH) return labelled
  for (const sentence of sentencesOf(text)) {
    const field = sentence === '' ? undefined : fieldOfSentence(sentence)
    if (field !== undefined) return field
  }
  return undefined
}

/** An answer with the field that its question asks for, if it clearly asks for one. */
export function answerTo(question: string, value: Json): LeadValue {
  const field = fieldOfQuestion(question)
  return { label: question, value, ...(field !== undefined && { field }) }
}
