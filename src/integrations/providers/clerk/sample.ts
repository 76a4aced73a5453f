/** A new user, as Clerk sends it. */
import type { Sample } from '../provider.ts'

export const sampleClerk = (at: Date, id: string): Sample => ({
  payload: {
    object: 'event',
    type: 'user.created',
    instance_id: 'ins_example',
    timestamp: at.getTime(),
    data: {
      object: 'user',
      id: `user_${id}`,
      first_name: 'Test',
      last_name: 'Lead',
      primary_email_address_id: 'idn_1',
      email_addresses: [{ id: 'idn_1', object: 'email_address', email_address: 'test.lead@example.com' }],
      primary_phone_number_id: 'idn_2',
      phone_numbers: [{ id: 'idn_2', object: 'phone_number', phone_number: '+12025550143' }],
      created_at: at.getTime(),
      unsafe_metadata: {},
    },
  },
  headers: {},
})
