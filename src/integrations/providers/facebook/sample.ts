/** A filled-in lead form with its answers, as Meta's tools forward it. */
import type { Sample } from '../provider.ts'

export const sampleFacebook = (at: Date, id: string): Sample => ({
  payload: {
    object: 'page',
    entry: [
      {
        id: '100000000000001',
        time: Math.floor(at.getTime() / 1000),
        changes: [
          {
            field: 'leadgen',
            value: {
              leadgen_id: id,
              page_id: '100000000000001',
              form_id: '100000000000002',
              created_time: Math.floor(at.getTime() / 1000),
              field_data: [
                { name: 'full_name', values: ['Test Lead'] },
                { name: 'email', values: ['test.lead@example.com'] },
                { name: 'phone_number', values: ['+12025550143'] },
              ],
            },
          },
        ],
      },
    ],
  },
  headers: {},
})
