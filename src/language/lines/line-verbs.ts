/** The English and Ukrainian words that say what a line is: verbs of doing, and keywords of a kind. Pure. */
import type { Keyword, VerbMeaning } from './span.ts'

type FoundWord<Meaning> = { readonly length: number; readonly meaning: Meaning }

/** A verb before a colon is a label (“email: …”). */
const VERB_END = "(?![\\p{L}\\p{N}'@]|[.-][\\p{L}\\p{N}])(?!\\s*:)"
const KEYWORD_END = "(?![\\p{L}\\p{N}'@]|[.-][\\p{L}\\p{N}])"

const firm = (type: VerbMeaning['type']): VerbMeaning => ({ type, firm: true })

const VERBS: readonly (readonly [VerbMeaning, RegExp])[] = (
  [
    [
      firm('call'),
      'call back|call up|call|phone|ring|dial|give (?=[^|]* a call)|(?:за|пере|по|про)?телефону(?:вати|й|ємо)|(?:по|пере|до|зі)?дзвон(?:ити|и|имо|ю|итися|итись)|(?:зі|с)?дзвон(?:итися|итись)|передзвін|дзвінок|созвон|(?:на)?брати|набери',
    ],
    [
      firm('meeting'),
      'meet up|meet with|meeting|meet|catch up|see(?= \\p{L})|зустріч|зустріти(?:ся|сь)?|зустрінься|зустрічаюся|нарада|побачити(?:ся|сь)',
    ],
    [
      firm('email'),
      '(?:send )?(?:an )?e-?mail|write(?: back)?|reply|(?:на|від)?писати|напиши|відпиши|(?:надіслати |відправити )?(?:лист|імейл|емейл|мейл)',
    ],
    [
      firm('todo'),
      'ping|text|message|dm|sms|send|resend|forward|pay|ask|tell|check(?: with| in)?|prepare|buy|follow(?:-| )?up|chase|invite|remind|visit|sign|review|discuss|talk to|speak (?:to|with)|get back to|pick up|drop off|update|fix|draft|schedule|arrange|confirm|thank|congratulate|надісл(?:ати|и)|над(?:ішли|силати)|відправ(?:ити|ляти|те|ь)|скину(?:ти|ть)|скинь|вислати|вишли|підготува(?:ти|й)|зробити|зроби|купити|купи|замов(?:ити|ь)|оплати(?:ти)?|заплати(?:ти)?|запита(?:ти|й)|спита(?:ти|й)|перевір(?:ити)?|уточни(?:ти)?|узгод(?:ити|ь)|обговор(?:ити|и)|поговор(?:ити|и)|відпові(?:сти|ж)|домов(?:итися|итись|ся)|запрос(?:ити|и)|підписати|підпиши|вистав(?:ити|и)|забрати|забери|переда(?:ти|й)|дізна(?:тися|тись|йся)|заїхати|відвіда(?:ти|й)|привіта(?:ти|й)|подяку(?:вати|й)|показати|покажи',
    ],
    [
      { type: 'todo', firm: false },
      'lunch|dinner|breakfast|coffee|drinks|demo|contact|visit|zoom|standup|interview|presentation|обід|вечеря|сніданок|кава|демо|презентація|вебінар|зум|співбесіда|візит',
    ],
  ] as const
).map(([meaning, source]) => [meaning, new RegExp(`^(?:${source})${VERB_END}`, 'u')])

const KEYWORD_WORDS: readonly (readonly [Keyword, RegExp])[] = (
  [
    ['deal', '(?:add |create )?(?:a )?(?:new )?deal|(?:створ(?:и|ити) |дода(?:й|ти) )?(?:нов[ау] )?угод[ау]|новий дил'],
    [
      'contact',
      '(?:add|create|new|save) (?:a )?(?:new )?(?:contact|client|customer|lead|person)|(?:дода(?:й|ти)|створ(?:и|ити)|збереж(?:и)?|зберегти) (?:нов(?:ий|ого|у) )?(?:контакт|клієнта|клієнт|людину)|нов(?:ий|а) (?:контакт|клієнт|клієнтка|лід)|контакт',
    ],
    [
      'note',
      '(?:add |make |take )?(?:a )?note(?: (?:to|for|on|about)(?= \\p{L}))?|(?:дода(?:й|ти) |запиши )?(?:нотатк[ау]|замітк[ау]|примітк[ау])(?: (?:про|для|до)(?= \\p{L}))?',
    ],
    [
      'task',
      "remind(?:er)?(?: me)?(?: to)?|don't forget(?: to)?|(?:add |new |create )?(?:a )?task|to-?do|нагада(?:й|ти|йте)(?: мені)?|нагадування|не забу(?:ти|дь)|(?:нов(?:е|а) )?(?:завдання|задача)|таск",
    ],
    ['search', 'find|search(?: for)?|look up|знайди|знайти|шукай|шукати|пошук'],
  ] as const
).map(([meaning, source]) => [meaning, new RegExp(`^(?:${source})${KEYWORD_END}`, 'u')])

function beginning<Meaning>(table: readonly (readonly [Meaning, RegExp])[], folded: string): FoundWord<Meaning> | null {
  for (const [meaning, pattern] of table) {
    const length = pattern.exec(folded)?.[0].length ?? 0
    if (length > 0) return { length, meaning }
  }
  return null
}

/** The verb that a folded text begins with. */
export function verbAt(folded: string): FoundWord<VerbMeaning> | null {
  return beginning(VERBS, folded)
}

/** The keyword that a folded text begins with, without a colon that follows it. */
export function keywordAt(folded: string): FoundWord<Keyword> | null {
  return beginning(KEYWORD_WORDS, folded)
}
