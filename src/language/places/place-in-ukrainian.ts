/** A city in any case of a Ukrainian sentence: «за часом Мельбурна», «за мельбурнським часом». It reads only the lists. */
import { findPlaces, type Place } from './find-places.ts'

/** What an adjective or a case adds: «мельбурнським», «Варшави», «Познанню», «Кракова». */
const ADDED = /(?:ськ|цьк|зьк)(?:им|ого|ому|ий|ім)$|(?:ом|ем|єм|ою|ею|єю|[аяуюиіїео])$/u
/** What may follow the stem in the city's name: Мельбурн, Варшава, Чикаго, Познань, Черкаси. */
const ENDINGS_OF_CITIES = ['', 'а', 'о', 'ь', 'и', 'я', 'е', 'й', 'к']

function formsOf(words: string): readonly string[] {
  const stem = words.replace(ADDED, '')
  // Черкас: a plural without an ending.
  if (stem === words) return [`${words}и`]
  // Кракова, Краковом and Краків; Києва and Київ.
  const closed = stem.replace(/ов$/u, 'ів').replace(/єв$/u, 'їв').replace(/ев$/u, 'ів')
  return [...(closed === stem ? [] : [closed]), ...ENDINGS_OF_CITIES.map((ending) => stem + ending)]
}

/** The largest city that the words, in any case, may mean. */
export function placeInUkrainian(words: string): Place | null {
  for (const form of [words, ...formsOf(words)]) {
    const [place] = findPlaces(form)
    if (place !== undefined) return place
  }
  return null
}
