/** What an admin chooses from when the fields of a body must be shown: the persons found in it, and every value. */
import { cutToUnits } from '../../language/cut-text.ts'
import type { MappingChoices } from '../../services/leads/lead-providers.ts'
import { joinPath } from '../body/json-path.ts'
import type { Json } from '../body/json.ts'
import { findPerson } from './find-person/find-person.ts'
import type { Place, Spot } from './find-person/place.ts'
import { spotPath } from './find-person/spot-path.ts'
import { suggestMapping } from './lead-mapping.ts'
import type { LeadSettings } from './lead-settings.ts'

const MAX_VALUE_LENGTH = 80

/** The path by the numbers of entries alone. */
function placePath({ parent, key }: Spot): string {
  return parent === null ? '' : joinPath(placePath(parent), key)
}

/** For each answer, the path by its label: its number changes when another question is left out. */
function lastingPaths(root: Place): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  const visit = ({ leaves, places }: Place): void => {
    for (const { spot } of leaves) {
      const [place, lasting] = [placePath(spot), spotPath(spot)]
      if (place !== lasting) paths.set(place, lasting)
    }
    places.forEach(visit)
  }
  visit(root)
  return paths
}

export function mappingChoices(view: Json, settings: LeadSettings): MappingChoices {
  const { mapping, leaves } = suggestMapping(view, settings)
  const { persons, root } = findPerson(view)
  const lasting = lastingPaths(root)
  const pathOf = (path: string): string => lasting.get(path) ?? path
  const found = persons.map(({ values, confidence }) => ({
    confidence,
    mapping: Object.fromEntries(values.map(({ field, path }) => [field, path])),
    values: values.map(({ field, value, path }) => ({ field, path, value: cutToUnits(value, MAX_VALUE_LENGTH) })),
  }))
  const byName = Object.fromEntries(Object.entries(mapping).map(([field, path]) => [field, pathOf(path)]))
  return {
    suggested: { ...byName, ...found[0]?.mapping },
    leaves: leaves.map(({ path, example }) => ({ path: pathOf(path), example })),
    persons: found,
  }
}
