/** Hours in words: “half past three”, “quarter to five”, «о пів на четверту», «за чверть восьма». Pure. */
import { BEGIN, END, WEEKDAY } from './date-words.ts'

/** @property half the half of the day, if it was said: “pm”, “вечора” */
export type SpokenTime = {
  readonly start: number
  readonly end: number
  readonly hour: number
  readonly minute: number
  readonly half: string
}

const ENGLISH = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
/** Stems of the Ukrainian ordinals for 1 to 23. */
const STEMS = [
  'перш',
  'друг',
  'трет',
  'четверт',
  "п'?ят",
  'шост',
  'сьом',
  'восьм',
  "дев'?ят",
  'десят',
  'одинадцят',
  'дванадцят',
  'тринадцят',
  'чотирнадцят',
  "п'?ятнадцят",
  'шістнадцят',
  'сімнадцят',
  'вісімнадцят',
  "дев'?ятнадцят",
  'двадцят',
  'двадцять перш',
  'двадцять друг',
  'двадцять трет',
]
const MINUTES: readonly (readonly [number, string])[] = [
  [5, "five|п'?ят(?:ь|и)"],
  [10, 'ten|десят(?:ь|и)'],
  [15, "(?:a )?quarter|fifteen|чверт(?:ь|і)|п'?ятнадцят(?:ь|и)"],
  [20, 'twenty|двадцят(?:ь|и)'],
  [25, "twenty[- ]five|двадцят(?:ь|и) п'?ят(?:ь|и)"],
  [30, 'half|thirty|тридцять'],
  [40, 'forty|сорок'],
  [45, "forty[- ]five|сорок п'?ять"],
  [50, "fifty|п'?ятдесят"],
]
const WHOLE_STEMS = STEMS.map((stem) => new RegExp(`^${stem}(?:ій|ь?ої|у|ю|а|я)$`, 'u'))
const WHOLE_MINUTES = MINUTES.map(([count, pattern]) => [count, new RegExp(`^(?:${pattern})$`, 'u')] as const)

const HOUR = `(?<hour>\\d{1,2}|${ENGLISH.join('|')})`
/** The longest first: “twenty five” before “twenty”. */
const MINUTE = `(?<minute>${MINUTES.toReversed()
  .map(([, pattern]) => pattern)
  .join('|')}|\\d{1,2}(?= ?(?:minutes?|mins?|хв|past)))(?: (?:minutes?|mins?|хвилин[аиу]?|хв\\.?))?`
const STEM = `(?:${STEMS.toReversed().join('|')})`
/** With an ending, a number is an ordinal, too: «о 9-й», «пів на 4-ту». */
const ordinal = (ending: string, digits = '\\d{1,2}-\\p{L}{1,3}'): string => `(?<hour>${STEM}${ending}|${digits})`
const BARE_TOO = '\\d{1,2}(?:-\\p{L}{1,3})?(?![:.]\\d)'
const ORDINAL_IN = ordinal('ій')
const ORDINAL_OF = ordinal('(?:ь?ої|у|ю)')
const ORDINAL_HALVED = ordinal('(?:ь?ої|у|ю)', BARE_TOO)
const ORDINAL_TOWARDS = ordinal('(?:у|ю)', BARE_TOO)
const ORDINAL_IS = ordinal('(?:а|я)', BARE_TOO)
const HALF = '(?: годин[иіу])?(?:[ ,]?(?<half>a\\.?m\\.?|p\\.?m\\.?|ранку|дня|вечора|ночі))?'
/** What may follow “at eight”: “at eight customers” is a place. */
const BEHIND = `(?=\\s*(?:$|[,.;:!?)(|-]|(?:in the|at night|on|with|to|for|about|by|from|tomorrow|today|tonight|next|this|every|and|or|re|then|utc|gmt|e[sd]t|c?est|cet|p[sd]t|${WEEKDAY})${END}))`

type Rule = { readonly pattern: RegExp; readonly read: (hour: number, minute: number) => readonly [number, number] }

const past = (hour: number, minute: number) => [hour, minute] as const
const before = (hour: number, minute: number) => [hour - 1, 60 - minute] as const
/** “чверть на п'яту”: a quarter of the fifth hour. */
const towards = (hour: number, minute: number) => [hour - 1, minute] as const
const halfTowards = (hour: number) => [hour - 1, 30] as const

const spoken = (source: string, read: Rule['read']): Rule => ({
  pattern: new RegExp(`${BEGIN}(?<![:./-])(?:${source})${HALF}${END}`, 'gu'),
  read,
})

const RULES: readonly Rule[] = [
  spoken(`(?:at )?${MINUTE} (?:past|after) ${HOUR}`, past),
  spoken(`at half ${HOUR}${BEHIND}`, (hour) => [hour, 30]),
  spoken(`(?<!from )(?:at )?${MINUTE} (?:to|before|till) ${HOUR}(?=(?: o'clock)?${BEHIND}|\\s?[ap]\\.?m)`, before),
  spoken(`(?:(?:о|об|на|в|у) ?)?пів (?:на )?${ORDINAL_HALVED}`, halfTowards),
  spoken(`(?:за|без) ${MINUTE} ${ORDINAL_IS}`, before),
  spoken(`(?:о )?${MINUTE} на ${ORDINAL_TOWARDS}`, towards),
  spoken(`(?:о )?${MINUTE} по ${ORDINAL_IN}`, past),
  spoken(`(?:о|об) ${ORDINAL_IN}(?: годині)?(?: ${MINUTE})?`, past),
  spoken(`(?:на|до|після|з|із|від|близько|біля|по) ${ORDINAL_OF}(?= (?:годин|ранку|дня|вечора|ночі))`, past),
  spoken(
    `at (?<hour>${ENGLISH.join('|')})(?:[ -]${MINUTE})?(?=(?: o'clock)?(?: sharp)?${BEHIND}|\\s?[ap]\\.?m)(?: o'clock)?(?: sharp)?`,
    past,
  ),
  spoken(`${HOUR} o'clock(?: sharp)?`, past),
  spoken(`(?:at )?${HOUR}(?= in the (?:morning|afternoon|evening))`, past),
  spoken(`(?<hour>${ENGLISH.join('|')})(?=\\s?(?:[ap]m|[ap]\\.m\\.)(?![\\p{L}]))`, past),
]

/** Every rule needs one of these: most lines have none, and are not searched. */
const HINT = new RegExp(
  `past|half|quarter|o'clock|in the|${BEGIN}(?:${ENGLISH.join('|')})${END}|пів|чверт|${STEM}(?:ій|ь?ої|у|ю|а|я)${END}|\\d-\\p{L}`,
  'u',
)

function hourOf(typed: string): number {
  const digits = /^\d+/u.exec(typed)?.[0]
  if (digits !== undefined) return Number(digits)
  return ENGLISH.indexOf(typed) + 1 || WHOLE_STEMS.findIndex((stem) => stem.test(typed)) + 1
}

function minuteOf(typed: string | undefined): number {
  if (typed === undefined) return 0
  return WHOLE_MINUTES.find(([, pattern]) => pattern.test(typed))?.[0] ?? Number(typed)
}

/** Hours in words, those of the rules that say most first. */
export function findSpokenTimes(folded: string): readonly SpokenTime[] {
  if (!HINT.test(folded)) return []
  return RULES.flatMap(({ pattern, read }) =>
    [...folded.matchAll(pattern)].flatMap((match): SpokenTime[] => {
      const { hour: typed = '', minute, half = '' } = match.groups ?? {}
      const [hour, minutes] = read(hourOf(typed), minuteOf(minute))
      if (hour > 23 || hour < 0 || minutes > 59 || !Number.isInteger(minutes)) return []
      return [
        {
          start: match.index,
          end: match.index + match[0].length,
          hour: hour === 0 ? 12 : hour,
          minute: minutes,
          half: half.replaceAll('.', ''),
        },
      ]
    }),
  )
}
