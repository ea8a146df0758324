import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { Notice } from '../ui/feedback.tsx'

/** Says what the form before this page has done; refusals stand at their forms. */
export function DoneNotice({ answer }: { answer: FormAnswer | null }) {
  const words = useText().bookings
  const sentences: Readonly<Record<string, string>> = {
    book: words.doneBook,
    wait: words.doneWait,
    changeBooking: words.doneChange,
    cancelBooking: words.doneCancel,
    cancelTogether: words.doneCancelTogether,
    returnUse: words.doneReturn,
    takeOffer: words.doneTake,
    declineOffer: words.doneDecline,
    checkIn: words.checkedIn,
  }
  const sentence = answer?.isDone ? sentences[answer.intent] : undefined
  if (!sentence) return null
  return (
    <Notice tone="saving" isAnswer>
      {sentence}
    </Notice>
  )
}
