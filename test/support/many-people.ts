/** Ten thousand made-up names, each once, and what people type for them: with a typo, or in the other alphabet. */
import type { Chance } from '../../scripts/seed/random.ts'

const UKRAINIAN_FIRST =
  'Анна Богдан Вікторія Ганна Дмитро Євген Жанна Зоряна Ірина Катерина Любомир Марія Назар Оксана Павло Роман Софія Тарас Уляна Христина Юрій Ярослава Сергій Олег Наталія Ігор Людмила Олександр Юлія'.split(
    ' ',
  )

const UKRAINIAN_STEMS =
  'Бондар Василь Гнат Данил Захар Іван Ковал Лис Мельнич Нестер Олій Павл Роман Савч Ткач Федор Шевч Ярем Гончар Кравч Марч Остап Петр Руд Степан Тимош Хом Цимбал Черн Щерб Юрч Яц Зайч Кузьм Гриц Дорош Жук Климч Левч Мороз'.split(
    ' ',
  )
const UKRAINIAN_ENDS = 'енко ук ик івський ишин ець ів ан аренко овець ушко иненко онюк івчук ака ура'.split(' ')

/** First names in both alphabets, as Ukrainians write them. */
const FOREIGN_FIRST = [
  ['Oscar', 'Оскар'],
  ['Victor', 'Віктор'],
  ['Thomas', 'Томас'],
  ['William', 'Вільям'],
  ['Emma', 'Емма'],
  ['Lucas', 'Лукас'],
  ['Felix', 'Фелікс'],
  ['Sophia', 'Софія'],
  ['Monica', 'Моніка'],
  ['Robert', 'Роберт'],
  ['Anna', 'Анна'],
  ['Henrik', 'Генрік'],
] as const
const FOREIGN_STEMS = [
  ['Berg', 'Берг'],
  ['Lind', 'Лінд'],
  ['Holm', 'Голм'],
  ['Strand', 'Странд'],
  ['Falk', 'Фалк'],
  ['Nord', 'Норд'],
  ['Sund', 'Сунд'],
  ['Dahl', 'Даль'],
  ['Vester', 'Вестер'],
  ['Gren', 'Грен'],
  ['Hammar', 'Гаммар'],
  ['Kron', 'Крон'],
] as const
const FOREIGN_ENDS = [
  ['', ''],
  ['man', 'ман'],
  ['qvist', 'квіст'],
  ['ström', 'стрьом'],
  ['gren', 'грен'],
  ['ner', 'нер'],
  ['roth', 'рот'],
  ['ovic', 'овік'],
] as const

/** Three ways in which one letter is written: the official table of 2010, BGN/PCGN, and as people type. */
const TABLES = {
  official: 'a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch iu ia',
  bgn: 'a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch yu ya',
  typed: 'a b v g g d e e zh z i i i i k l m n o p r s t u f h ts ch sh sch yu ya',
} as const
const LETTERS = [...'абвгґдеєжзиіїйклмнопрстуфхцчшщюя']

function inLatin(name: string, table: keyof typeof TABLES): string {
  const spellings = TABLES[table].split(' ')
  return [...name.toLowerCase()]
    .map((letter) => (letter === 'ь' ? '' : (spellings[LETTERS.indexOf(letter)] ?? letter)))
    .join('')
}

export type MadeUpName = { readonly name: string; readonly otherAlphabet: readonly string[] }

/** @returns in the same order for the same seed; about one in ten is foreign */
export function manyNames(count: number, chance: Chance): readonly MadeUpName[] {
  const names = new Map<string, MadeUpName>()
  while (names.size < count) {
    if (chance.below(10) === 0) {
      const [first, stem, end] = [chance.of(FOREIGN_FIRST), chance.of(FOREIGN_STEMS), chance.of(FOREIGN_ENDS)]
      const name = `${first[0]} ${stem[0]}${end[0]}`
      names.set(name, { name, otherAlphabet: [`${first[1]} ${stem[1]}${end[1]}`] })
    } else {
      const name = `${chance.of(UKRAINIAN_FIRST)} ${chance.of(UKRAINIAN_STEMS)}${chance.of(UKRAINIAN_ENDS)}`
      const otherAlphabet = (['official', 'bgn', 'typed'] as const).map((table) => inLatin(name, table))
      names.set(name, { name, otherAlphabet })
    }
  }
  return [...names.values()]
}

/** One slip of the fingers in one of the words: letters swapped, left out, doubled or another one. */
export function withTypo(name: string, chance: Chance): string {
  const words = name.split(' ')
  const index = chance.below(words.length)
  const word = words[index] ?? ''
  // The first letter is rarely missed.
  const at = 1 + chance.below(word.length - 2)
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)]
  const other = chance.of([...(/\p{Script=Cyrillic}/u.test(word) ? 'аоеинтрлк' : 'aoeintrlk')])
  const slips = [
    `${before}${next}${letter}${after}`,
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${other}${next}${after}`,
  ]
  words[index] = chance.of(slips)
  return words.join(' ')
}
