import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { RefusalNotice } from '../ui/feedback.tsx'

interface StrayAnswerProps {
  answer: FormAnswer | null
  /** The hidden field by which a form says what it is about. */
  fields: readonly string[]
  /** What the page still shows a form for. */
  shown: readonly string[]
}

/** A refusal of a form that the page no longer shows, because what it was about has moved on meanwhile. */
export function StrayAnswer({ answer, fields, shown }: StrayAnswerProps) {
  if (!answer?.refusal || answer.isDone) return null
  const { values, refusal } = answer
  const isStray = fields.some((field) => values[field] !== undefined && !shown.includes(values[field]))
  return isStray ? <RefusalNotice refusal={refusal} isAnswer /> : null
}
