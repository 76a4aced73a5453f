/** A HubSpot double in a process of its own, with as many contacts as its parent asks for. */
import { startHubSpotDouble } from '../../test/support/sync/hubspot-double.ts'

process.once('message', (count: number) => {
  void startHubSpotDouble().then((double) => {
    const companies = Math.max(1, Math.floor(count / 20))
    for (let index = 1; index <= companies; index += 1) {
      double.put('companies', `${index}`, { properties: { name: `Company ${index} Ltd` } })
    }
    for (let index = 1; index <= count; index += 1) {
      double.put('contacts', `${index}`, {
        properties: {
          firstname: 'Olena',
          lastname: `Shevchenko ${index}`,
          email: `olena.${index}@example.com`,
          phone: `+38067${String(1_000_000 + index)}`,
          jobtitle: 'Head of purchasing',
          lifecyclestage: 'lead',
          city: 'Kyiv',
        },
        associations: { companies: [`${(index % companies) + 1}`] },
      })
    }
    process.send?.(double.url)
  })
})
