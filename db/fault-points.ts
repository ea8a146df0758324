/**
 * Every step between a request and its posted entry at which a process may die, in the order in which money
 * passes them. Tests kill a process at each; whoever adds a step adds its name here.
 */
export const FAULT_POINTS = [
  // The web process.
  'request.received',
  'transaction.begun',
  'transaction.written',
  'transaction.committed',
  'request.answering',
  // The worker: from outbox to queue.
  'relay.read',
  'relay.queued',
  'relay.marked',
  // From queue to handler and back.
  'job.taken',
  'job.handled',
  'job.finished',
  // The custodian.
  'bank.instructing',
  'bank.instructed',
  'bank.answering',
  'bank.answered',
  'bank.delivered',
  // The books.
  'ledger.posting',
  'ledger.posted',
  'chain.sealing',
  'chain.sealed',
] as const
export type FaultPoint = (typeof FAULT_POINTS)[number]

let strike: ((point: FaultPoint) => void) | null = null

/** A step that can be the last one. It costs a comparison and does nothing unless a test armed it. */
export function faultPoint(point: FaultPoint): void {
  if (strike !== null) strike(point)
}

/** Tests and campaigns only: what happens at each step from now on; null disarms. */
export function armFaultPoints(hook: ((point: FaultPoint) => void) | null): void {
  strike = hook
}
