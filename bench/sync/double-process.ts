/** A HubSpot double in a process of its own, with as many contacts as its parent asks for. */
import { NAMES } from '../../scripts/seed/names.ts'
import { createChance } from '../../scripts/seed/random.ts'
import { startHubSpotDouble } from '../../test/support/sync/hubspot-double.ts'

process.once('message', (count: number) => {
  void startHubSpotDouble().then((double) => {
    const chance = createChance(1)
    const { first, last, jobs, companies: words } = NAMES.en
    const companies = Math.max(1, Math.floor(count / 20))
    for (let index = 1; index <= companies; index += 1) {
      const name = `${chance.of(words[0])} ${chance.of(words[1])} ${index}`
      double.put('companies', `${index}`, { properties: { name } })
    }
    for (let index = 1; index <= count; index += 1) {
      double.put('contacts', `${index}`, {
        properties: {
          firstname: chance.of(first),
          lastname: chance.of(last),
          email: `person.${index}@example.com`,
          phone: `+38067${String(1_000_000 + index)}`,
          jobtitle: chance.of(jobs),
          lifecyclestage: 'lead',
          city: 'Kyiv',
        },
        associations: { companies: [`${(index % companies) + 1}`] },
      })
    }
    process.send?.(double.url)
  })
})
