import type { ResourceView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { useText } from '#app/i18n/text.ts'
import { Notice } from '../ui/feedback.tsx'

/**
 * What the desk answered when its form is no longer on the page: the slot went to another while it was looked
 * at, so that where the form stood there is now the waitlist.
 */
export function LateAnswer({ view, answer }: { view: ResourceView; answer: FormAnswer | null }) {
  const { locale } = useText()
  if (!answer?.refusal) return null
  const isShown = view.chosen?.refusal?.code === answer.refusal.code
  const hasForm = view.chosen !== null && (view.chosen.rule !== '' || view.chosen.refusal === null)
  if (isShown || hasForm) return null
  return (
    <Notice tone="danger" isAnswer>
      {refusalSentence(answer.refusal, locale)}
    </Notice>
  )
}
