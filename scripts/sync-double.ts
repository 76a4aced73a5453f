/** A HubSpot on this machine for trying a sync: `npm run sync-double`. Enter changes some of its contacts. */
import { createInterface } from 'node:readline'

import { HUBSPOT_TOKEN, startHubSpotDouble } from '../test/support/sync/hubspot-double.ts'

const PORT = 8090
const CONTACTS = 300
const COMPANIES = 20
const STAGES = ['appointmentscheduled', 'qualified', 'contractsent', 'closedwon', 'closedlost']

const double = await startHubSpotDouble(PORT)
for (let index = 1; index <= COMPANIES; index += 1) {
  double.put('companies', `${index}`, { properties: { name: `Example Company ${index}` } })
}
for (let index = 1; index <= CONTACTS; index += 1) {
  const companies = [`${(index % COMPANIES) + 1}`]
  const phone = `+3806712${String(index).padStart(5, '0')}`
  const properties = { firstname: 'Sample', lastname: `Person ${index}`, email: `person.${index}@example.com`, phone }
  double.put('contacts', `${index}`, { properties: { ...properties, jobtitle: 'Buyer' }, associations: { companies } })
  if (index % 5 !== 0) continue
  const dealstage = STAGES[(index / 5) % STAGES.length] ?? 'qualified'
  const deal = { dealname: `Order ${index}`, amount: `${index * 10}.50`, deal_currency_code: 'EUR', dealstage }
  double.put('deals', `${index}`, { properties: deal, associations: { companies, contacts: [`${index}`] } })
}
console.log(
  `HubSpot answers at ${double.url}\nToken: ${HUBSPOT_TOKEN}\nPress Enter to change some contacts, Ctrl+C to stop.`,
)

let changes = 0
createInterface({ input: process.stdin }).on('line', () => {
  changes += 1
  for (let index = 1; index <= CONTACTS; index += 10) {
    double.put('contacts', `${index}`, { properties: { jobtitle: `Buyer, change ${changes}` } })
  }
  console.log(`Changed ${CONTACTS / 10} contacts`)
})
