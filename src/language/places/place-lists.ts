/**
 * The lists of places, each read when it is first needed: most of the days of a bot name none.
 *
 * `cities.txt` is from GeoNames (https://www.geonames.org, CC BY 4.0), the largest city first, with one line for each: name,
 * country, state (of the US), zone, population and `|keys|`. `zone-names-uk.txt` is from Unicode CLDR 48
 * (https://www.unicode.org/license.txt). `scripts/generate-places.ts` writes them.
 */
import { readFileSync } from 'node:fs'

/** The build copies the lists beside the compiled module. */
function readList(name: 'cities.txt' | 'zone-names-uk.txt'): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

function once<T>(read: () => T): () => T {
  let value: { readonly of: T } | null = null
  return () => (value ??= { of: read() }).of
}

/** One string, which is searched: as objects it would take ten times the memory. */
export const citiesText = once(() => `\n${readList('cities.txt')}`)

const ukrainianZoneNames = once(
  () =>
    new Map(
      readList('zone-names-uk.txt')
        .split('\n')
        .map((line) => {
          const [zone = '', name = ''] = line.split('\t')
          return [zone, name] as const
        }),
    ),
)

/** The Ukrainian name of a zone's city; null if the list has none. @param zone IANA */
export function ukrainianZoneCity(zone: string): string | null {
  return ukrainianZoneNames().get(zone) ?? null
}
