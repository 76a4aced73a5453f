import type { MessageEntity } from 'grammy/types'

type Detected = 'bot_command' | 'url' | 'email' | 'mention' | 'hashtag' | 'cashtag' | 'phone_number'

/** What Telegram detects by itself; the better match first if two begin at the same place. */
const PATTERNS: readonly (readonly [Detected, RegExp])[] = [
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['url', /(?<![\w@/])https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]']/gi],
  [
    'url',
    /(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|me|ua|de|eu|uk|info|biz|co)(?![\w.-]*@)(?:\/[^\s<>"]*[^\s<>".,;:!?)\]'])?(?![\w-])/gi,
  ],
  ['bot_command', /(?<![\w/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/])/g],
  ['mention', /(?<![\w@])@[A-Za-z]\w{3,31}(?!\w)/g],
  ['hashtag', /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
  ['cashtag', /(?<![\w$])\$[A-Z]{1,8}(?!\w)/g],
  ['phone_number', /(?<![\w+])\+\d[\d ()-]{6,17}\d(?!\w)/g],
]
/** Nothing is detected inside these. */
const OPAQUE = ['code', 'pre', 'text_link', 'text_mention', 'custom_emoji']

/** `given` and what is detected around it, in order of position. */
export function detectEntities(text: string, given: readonly MessageEntity[]): MessageEntity[] {
  const taken = given.filter(({ type }) => OPAQUE.includes(type)).map(({ offset, length }) => ({ offset, length }))
  const found: MessageEntity[] = []
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const place = { offset: match.index, length: match[0].length }
      if (taken.some((other) => overlaps(other, place))) continue
      taken.push(place)
      found.push({ type, ...place })
    }
  }
  return sortEntities([...given, ...found])
}

/** By position, the longer first: the order in which Telegram sends them. */
export function sortEntities(entities: readonly MessageEntity[]): MessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
}

type Place = { readonly offset: number; readonly length: number }

function overlaps(a: Place, b: Place): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
