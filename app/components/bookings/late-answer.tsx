import type { ResourceView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { localFieldOf } from '#app/i18n/format.ts'
import { RefusalNotice } from '../ui/feedback.tsx'

/**
 * What the desk answered when its form is no longer on the page: the slot went to another while it was looked
 * at, so that where the form stood there is now the waitlist, or what was to be changed is over.
 */
export function LateAnswer({ view, answer }: { view: ResourceView; answer: FormAnswer | null }) {
  if (!answer?.refusal) return null
  const isSaid = view.chosen?.refusal?.code === answer.refusal.code
  if (isSaid || hasForm(view, answer)) return null
  return <RefusalNotice refusal={answer.refusal} isAnswer />
}

/** Whether the page still shows the form that was posted: it says its answer itself. */
function hasForm({ chosen, change, together }: ResourceView, { intent, values }: FormAnswer): boolean {
  if (!chosen) return false
  const { refusal, rule, choices, wait, nearest } = chosen
  const isTaken = refusal?.code === 'SLOT_TAKEN' && rule === '' && change === null
  switch (intent) {
    case 'book':
      if (isTaken) return nearest.some(({ startsAt }) => localFieldOf(startsAt) === values.startsAt)
      if (change) return false
      return rule === '' ? refusal === null : choices.move.count + choices.skip.count > 0
    case 'changeBooking':
      return change !== null && refusal === null
    case 'wait':
      return isTaken && together.length === 0 && wait === null
    case 'leaveWaitlist':
      return isTaken && together.length === 0 && wait?.state === 'waiting'
    default:
      return false
  }
}
