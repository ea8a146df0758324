import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { RefusalNotice } from './ui/feedback.tsx'

interface IntentFormProps {
  intent: string
  idempotencyKey: string
  /** What the last post answered; it is this form's only when its intent is. */
  answer: FormAnswer | null
  /** Ids of what the intent is about, e.g. `{ paymentId }`. */
  hidden?: Record<string, string | number>
  /** Marks this form among several of one intent: the hidden field that must match the answer's values. */
  answersTo?: { field: string; value: string }
  className?: string
  /** The form carries a file: it is sent in parts. */
  hasFile?: boolean
  children: (form: FormReading) => ReactNode
}

/** What a form's fields need: what was typed before, what was wrong with it, and whether it is under way. */
export interface FormReading {
  isBusy: boolean
  typed: (field: string) => string | undefined
  error: (field: string) => string | undefined
}

/** A form posts its intent to the page's own action, once, however often it is pressed or sent again. */
export function IntentForm(props: IntentFormProps) {
  const { intent, idempotencyKey, hidden = {}, className, hasFile, children } = props
  const navigation = useNavigation()
  const answer = answerTo(props)
  const isBusy =
    navigation.state !== 'idle' &&
    navigation.formData?.get('intent') === intent &&
    Object.entries(hidden).every(([name, value]) => navigation.formData?.get(name) === String(value))
  return (
    <Form
      method="post"
      className={className}
      preventScrollReset
      {...(hasFile ? { encType: 'multipart/form-data' } : {})}
    >
      <input type="hidden" name="intent" value={intent} />
      <input
        type="hidden"
        name="idempotencyKey"
        value={[idempotencyKey, intent, ...Object.values(hidden)].join(':')}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {answer?.refusal && <RefusalNotice refusal={answer.refusal} isAnswer />}
      {children({
        isBusy,
        typed: (field) => answer?.values[field],
        error: (field) => answer?.fieldErrors[field],
      })}
    </Form>
  )
}

/** The answer, when it is this form's and there is something to mend: a done form starts afresh. */
function answerTo({ intent, answer, answersTo }: IntentFormProps): FormAnswer | null {
  if (!answer || answer.intent !== intent || answer.isDone) return null
  if (answersTo && answer.values[answersTo.field] !== answersTo.value) return null
  return answer
}
