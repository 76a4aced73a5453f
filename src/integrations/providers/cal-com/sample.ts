/** A booked meeting, as Cal.com sends it. */
import type { Sample } from '../provider.ts'

export const sampleCalCom = (at: Date, id: string): Sample => ({
  payload: {
    triggerEvent: 'BOOKING_CREATED',
    createdAt: at.toISOString(),
    payload: {
      uid: id,
      title: '30 minute meeting between Example Host and Test Lead',
      eventTitle: '30 minute meeting',
      startTime: at.toISOString(),
      endTime: at.toISOString(),
      organizer: { name: 'Example Host', email: 'host@example.com', timeZone: 'Europe/Kyiv' },
      attendees: [{ name: 'Test Lead', email: 'test.lead@example.com', timeZone: 'Europe/Kyiv' }],
      responses: {
        name: { label: 'your_name', value: 'Test Lead' },
        email: { label: 'email_address', value: 'test.lead@example.com' },
        attendeePhoneNumber: { label: 'phone_number', value: '+12025550143' },
        company: { label: 'Company', value: 'Example Inc.' },
      },
      status: 'ACCEPTED',
    },
  },
  headers: {},
})
