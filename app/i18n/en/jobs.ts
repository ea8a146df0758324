import type { zhJobs } from '../zh/jobs.ts'

const queues: Record<string, string> = {
  deadlines: 'due dates',
  bank: 'bank instructions',
  notices: 'notices',
  trade: 'progress of trade',
  search: 'search index',
  documents: 'documents',
  awards: 'awards',
}

const jobs: Record<string, string> = {
  'deadline.due': 'act on a due date',
  'bank.instruct': 'instruct the bank to pay',
  'bank.recheck': 'ask the bank again',
  'order.signed': 'go on after signing',
  'order.closed': 'go on after an order ends',
  'escrow.moved': 'go on after escrow moved',
  'pool.notice': 'notify members of a pool',
  'award.decided': 'go on after an award',
  'notice.told': 'write notices',
  'notice.given': 'deliver notices',
  'demand.changed': 'match a changed demand',
  'listing.alert': 'alert savers of a search',
  'move.made': 'notify of a new state',
  'test.approved': 'draw up a test report',
  'test.moved': 'notify about a test order',
  'booking.changed': 'notify about a booking',
  'platform.closed': 'go on after a platform closed',
  'commitment.moved': 'notify about a commitment',
  'listing.changed': 'index a listing',
  'organisation.changed': 'index a firm',
}

export const enJobs: typeof zhJobs = {
  queueName: (code) => queues[code] ?? code,
  jobName: (code) => jobs[code] ?? code,
}
