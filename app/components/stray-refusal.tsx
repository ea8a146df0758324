import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { RefusalNotice } from './ui/feedback.tsx'

interface StrayRefusalProps {
  answer: FormAnswer | null
  /** Forms that this page may show, by intent, and whether it shows the answered one now. */
  shown: Readonly<Record<string, boolean>>
}

/** Why the last press did nothing, when its form is gone because something moved on meanwhile, as in another tab. */
export function StrayRefusal({ answer, shown }: StrayRefusalProps) {
  if (!answer?.refusal || answer.isDone || shown[answer.intent] !== false) return null
  return <RefusalNotice refusal={answer.refusal} isAnswer />
}
