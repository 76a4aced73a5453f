/** Deliveries in the providers' own format; the people in them are invented. */
import type { Json } from '../../src/integrations/body/json.ts'

const field = (id: string, ref: string, type: string) => ({ id, ref, type })

export const TYPEFORM_RESPONSE: Json = {
  event_id: '01HX3S9M4V6B3',
  event_type: 'form_response',
  form_response: {
    form_id: 'lT4Z3j',
    token: 'a3a12ec67a1365927098a606107fac15',
    landed_at: '2026-05-04T09:55:00Z',
    submitted_at: '2026-05-04T09:58:12Z',
    hidden: { utm_source: 'instagram', utm_campaign: 'spring' },
    calculated: { score: 9 },
    definition: {
      id: 'lT4Z3j',
      title: 'Get a quote',
      fields: [
        { ...field('f1', '01-first', 'short_text'), title: 'First name' },
        { ...field('f2', '01-last', 'short_text'), title: 'Last name' },
        { ...field('f3', '01-mail', 'email'), title: 'Where do we write to?' },
        { ...field('f4', '01-tel', 'phone_number'), title: 'Where do we call you?' },
        { ...field('f5', '01-firm', 'short_text'), title: 'Company' },
        { ...field('f6', 'services', 'multiple_choice'), title: 'Which services interest you?' },
        { ...field('f7', 'size', 'dropdown'), title: 'How big is your team?' },
        { ...field('f8', 'site', 'yes_no'), title: 'Do you have a website?' },
        { ...field('f9', 'visitors', 'number'), title: 'How many visitors a month?' },
        { ...field('f10', 'start', 'date'), title: 'When do you want to start?' },
        { ...field('f11', 'work', 'website'), title: 'Where can we see your work?' },
        { ...field('f12', 'brief', 'file_upload'), title: 'Brief' },
        { ...field('f13', 'anything_else', 'long_text'), title: 'Anything else?' },
      ],
    },
    answers: [
      { type: 'text', text: 'Olena', field: field('f1', '01-first', 'short_text') },
      { type: 'text', text: 'Kovalenko', field: field('f2', '01-last', 'short_text') },
      { type: 'email', email: 'olena@example.com', field: field('f3', '01-mail', 'email') },
      { type: 'phone_number', phone_number: '+380501234567', field: field('f4', '01-tel', 'phone_number') },
      { type: 'text', text: 'Kvitka LLC', field: field('f5', '01-firm', 'short_text') },
      {
        type: 'choices',
        choices: { ids: ['a', 'b'], labels: ['Website', 'SEO'], other: 'Something odd' },
        field: field('f6', 'services', 'multiple_choice'),
      },
      { type: 'choice', choice: { id: 'c', label: '11-50' }, field: field('f7', 'size', 'dropdown') },
      { type: 'boolean', boolean: false, field: field('f8', 'site', 'yes_no') },
      { type: 'number', number: 0, field: field('f9', 'visitors', 'number') },
      { type: 'date', date: '2026-06-01', field: field('f10', 'start', 'date') },
      { type: 'url', url: 'https://example.com/portfolio', field: field('f11', 'work', 'website') },
      {
        type: 'file_url',
        file_url: 'https://api.typeform.com/responses/files/brief.pdf',
        field: field('f12', 'brief', 'file_upload'),
      },
      { type: 'text', text: 'Please call after six', field: field('f13', 'anything_else', 'long_text') },
    ],
  },
}

export const CALENDLY_INVITEE: Json = {
  event: 'invitee.created',
  created_at: '2026-05-04T09:00:01.000000Z',
  created_by: 'https://api.calendly.com/users/U1',
  payload: {
    uri: 'https://api.calendly.com/scheduled_events/EV1/invitees/INV1',
    event: 'https://api.calendly.com/scheduled_events/EV1',
    name: 'Max Weber',
    first_name: 'Max',
    last_name: 'Weber',
    email: 'max@example.com',
    text_reminder_number: '+49 30 901820',
    timezone: 'Europe/Berlin',
    status: 'active',
    rescheduled: false,
    old_invitee: null,
    created_at: '2026-05-04T09:00:00.123456Z',
    questions_and_answers: [
      { question: 'Company name', answer: 'Weber GmbH', position: 0 },
      { question: 'What should we prepare?', answer: 'A demo\nof the board', position: 1 },
    ],
    tracking: { utm_campaign: null, utm_source: 'newsletter', utm_medium: null, utm_content: null, utm_term: null },
    scheduled_event: {
      uri: 'https://api.calendly.com/scheduled_events/EV1',
      name: 'Discovery call',
      start_time: '2026-05-06T12:00:00.000000Z',
      end_time: '2026-05-06T12:30:00.000000Z',
      location: { type: 'google_conference', join_url: 'https://meet.example.com/1' },
    },
  },
}

export const GITHUB_ISSUE: Json = {
  action: 'opened',
  issue: {
    id: 73464126,
    number: 42,
    html_url: 'https://github.com/acme/shop/issues/42',
    title: 'Do you offer an enterprise plan?',
    body: 'We are 200 people.\r\n\r\nThanks!',
    state: 'open',
    created_at: '2026-05-04T09:00:00Z',
    labels: [
      { id: 1, name: 'question' },
      { id: 2, name: 'good first issue' },
    ],
    user: { login: 'priya-shah', id: 21031067, type: 'User', html_url: 'https://github.com/priya-shah' },
  },
  repository: { id: 1, full_name: 'acme/shop', private: false },
  sender: { login: 'priya-shah', id: 21031067, type: 'User', html_url: 'https://github.com/priya-shah' },
}

export const FACEBOOK_LEADS: Json = {
  object: 'page',
  entry: [
    {
      id: '111',
      time: 1_777_885_200,
      changes: [
        {
          field: 'leadgen',
          value: {
            leadgen_id: '444444444444',
            page_id: '111',
            form_id: '333',
            ad_id: '555',
            created_time: 1_777_885_200,
            field_data: [
              { name: 'full_name', values: ['Ada Byron'] },
              { name: 'email', values: ['ada@example.com'] },
              { name: 'phone_number', values: ['+442079460958'] },
              { name: 'company_name', values: ['Engines'] },
              { name: 'what_is_your_budget?', values: ['up to 5k'] },
            ],
          },
        },
      ],
    },
    {
      id: '111',
      time: 1_777_885_201,
      changes: [
        {
          field: 'leadgen',
          value: {
            leadgen_id: 444_444_444_445,
            form_id: '333',
            created_time: 1_777_885_201,
            field_data: [
              { name: 'first_name', values: ['Max'] },
              { name: 'last_name', values: ['Weber'] },
            ],
          },
        },
      ],
    },
  ],
}
