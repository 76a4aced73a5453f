/** A filled-in form with Advanced Data, as Elementor sends it. */
import type { JsonRecord } from '../../body/json.ts'
import type { Sample } from '../provider.ts'

const field = (id: string, type: string, title: string, value: string): JsonRecord => ({
  [`fields[${id}][id]`]: id,
  [`fields[${id}][type]`]: type,
  [`fields[${id}][title]`]: title,
  [`fields[${id}][value]`]: value,
  [`fields[${id}][raw_value]`]: value,
  [`fields[${id}][required]`]: '1',
})

export const sampleElementor = (_at: Date, id: string): Sample => ({
  payload: {
    'form[id]': 'a1b2c3d',
    'form[name]': 'Contact us',
    ...field('name', 'text', 'Name', 'Test Lead'),
    ...field('email', 'email', 'Where can we write to you?', 'test.lead@example.com'),
    ...field('field_1a2b3c4', 'tel', 'Number', '+1 202 555 0143'),
    'meta[page_url][title]': 'Page URL',
    'meta[page_url][value]': 'https://www.example.com/contact',
  },
  headers: { 'idempotency-key': id },
  encoding: 'form',
})
