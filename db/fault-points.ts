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

type Hook = (point: FaultPoint) => void

// On the global object: the pages are a bundle with a copy of this file, and both must meet the same hook.
const SLOT = Symbol.for('hecai.fault')
const slots = globalThis as unknown as Record<symbol, Hook | undefined>

/** A step that can be the last one. It costs a look and does nothing unless a test armed it. */
export function faultPoint(point: FaultPoint): void {
  slots[SLOT]?.(point)
}

/** Tests and campaigns only: what happens at each step from now on; null disarms. */
export function armFaultPoints(hook: Hook | null): void {
  slots[SLOT] = hook ?? undefined
}
