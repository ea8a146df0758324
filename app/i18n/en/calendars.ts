import type { zhCalendars } from '../zh/calendars.ts'

export const enCalendars: typeof zhCalendars = {
  title: 'Calendar addresses',
  lead: 'Bookings in the calendar of your phone or computer: make a secret address and subscribe to it there.',
  firm: (name) => `All bookings of ${name}`,
  platform: (name) => `Platform: ${name}`,
  open: 'Make an address',
  openFor: (name) => `Make an address for ${name}`,
  chooseTitle: 'What to subscribe to',
  platformsTitle: 'Platforms and equipment',
  platformsHint:
    'People of a platform subscribe to it and see whose each booking is; prices stay out of calendars.',
  onceTitle: 'Take this address down now',
  once: 'It is shown this once; only its fingerprint is kept. Whoever has it can read along, so pass it to nobody. If it gets out, revoke it and make another.',
  address: 'Address to subscribe to',
  copy: 'Copy the address',
  ownTitle: 'Addresses in use',
  none: 'No address has been made yet',
  feed: 'Name',
  scope: 'Of',
  madeAt: 'Made',
  revoke: 'Revoke',
  revokeFor: (name) => `Revoke the address of ${name}`,
  scopes: { firm: 'Firm', platform: 'Platform', resource: 'Equipment' },
  feedName: (name) => `Hecai · ${name}`,
  unitOf: (number) => `Unit ${number}`,
}
