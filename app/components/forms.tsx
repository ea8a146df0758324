import { Form, useLocation, useNavigation } from '@remix-run/react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { ReaderMark } from './reader-mark.tsx'
import { useViewer } from './shell/use-viewer.ts'
import { Notice, RefusalNotice } from './ui/feedback.tsx'
import { Toast } from './ui/toast.tsx'
import { ownKey, useDraft } from './use-draft.ts'

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
  /** Keeps what is typed until it is sent, under this name, in the reader's own browser. */
  draftKey?: string
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
  const { intent, idempotencyKey, hidden = {}, className, hasFile, draftKey, children } = props
  const element = useRef<HTMLFormElement>(null)
  const navigation = useNavigation()
  const answer = answerTo(props)
  const viewer = useViewer()
  const { pathname } = useLocation()
  const draft = useDraft(element, {
    key: ownKey(
      viewer?.userId ?? 'nobody',
      draftKey ?? [pathname, intent, ...Object.values(hidden)].join(' '),
    ),
    isKeptWhileTyped: draftKey !== undefined,
    isAnswered: answer !== null,
  })
  useFirstError(element, answer)
  const isBusy =
    navigation.state !== 'idle' &&
    navigation.formData?.get('intent') === intent &&
    Object.entries(hidden).every(([name, value]) => navigation.formData?.get(name) === String(value))
  return (
    <Form
      ref={element}
      method="post"
      className={className}
      preventScrollReset
      {...(hasFile ? { encType: 'multipart/form-data' } : {})}
    >
      <input type="hidden" name="intent" value={intent} />
      <ReaderMark />
      <input
        type="hidden"
        name="idempotencyKey"
        value={[idempotencyKey, intent, ...Object.values(hidden)].join(':')}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(draftKey || draft.isRestored) && <DraftNotice {...draft} />}
      {answer?.refusal && <RefusalNotice refusal={answer.refusal} isAnswer />}
      {children({
        isBusy,
        typed: (field) => answer?.values[field],
        error: (field) => answer?.fieldErrors[field],
      })}
    </Form>
  )
}

const AMISS = '[aria-invalid="true"], [data-invalid] :is(input, select, textarea)'

/** After a refusal the focus goes to the first field that is wrong; where none is, the reason is brought into view. */
function useFirstError(form: RefObject<HTMLFormElement>, answer: FormAnswer | null): void {
  useEffect(() => {
    if (!answer) return
    const wrong = form.current?.querySelector<HTMLElement>(AMISS)
    if (wrong) wrong.focus()
    else form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
  }, [form, answer])
}

/** Says that a draft is back, and takes it away again on request; for a moment that can be undone. */
function DraftNotice({ isRestored, drop }: ReturnType<typeof useDraft>) {
  const text = useText()
  const [undo, setUndo] = useState<(() => void) | null>(null)
  return (
    <>
      {isRestored && (
        <DraftKept
          onDrop={() => {
            const back = drop()
            setUndo(() => back)
          }}
        />
      )}
      <Toast message={undo ? text.common.draftDropped : null} onUndo={undo ?? undefined} />
    </>
  )
}

/** Says that a draft is back, with the way to be rid of it. */
export function DraftKept({ onDrop }: { onDrop: () => void }) {
  const text = useText()
  return (
    <Notice tone="notice">
      {text.common.draftKept}{' '}
      <button type="button" className="min-h-8 underline underline-offset-2" onClick={onDrop}>
        {text.common.draftDrop}
      </button>
    </Notice>
  )
}

/** The answer, when it is this form's and there is something to mend: a done form starts afresh. */
function answerTo({ intent, answer, answersTo }: IntentFormProps): FormAnswer | null {
  if (!answer || answer.intent !== intent || answer.isDone) return null
  if (answersTo && answer.values[answersTo.field] !== answersTo.value) return null
  return answer
}
