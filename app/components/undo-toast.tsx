import { useLocation, useNavigation, useSubmit } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { Toast } from './ui/toast.tsx'

type Posted = Readonly<Record<string, string>>
/** A field that stands several times has its values one after the other. */
type Undoing = Readonly<{ intent: string } & Record<string, string | readonly string[]>>

/** By intent: the fields of the form that takes it back, from what was posted; null where nothing can. */
export type Undoes = Readonly<Record<string, (posted: Posted) => Undoing | null>>

interface UndoToastProps {
  answer: FormAnswer | null
  /** What it says instead of the plain word. */
  message?: string
  /** Of the page as it is now: taking back is a deed of its own. */
  idempotencyKey: string
  undoes: Undoes
}

/** Says what was done and, where it can be taken back without a trace, offers that for a moment. */
export function UndoToast({ answer, message, idempotencyKey, undoes }: UndoToastProps) {
  const text = useText()
  const submit = useSubmit()
  // Every post is a new visit; a page that loads itself anew has not done the deed again.
  const { key: visit } = useLocation()
  const posted = usePosted()
  const done = useDoneOf(visit, answer)
  const was = posted.current
  const back = done !== null && was.intent === done ? (undoes[done]?.(was) ?? null) : null
  const takeBack = () => {
    if (!back) return
    const fields = new FormData()
    for (const [name, values] of Object.entries(back))
      for (const value of [values].flat()) fields.append(name, value)
    fields.set('idempotencyKey', `${idempotencyKey}:${back.intent}:undo`)
    submit(fields, { method: 'post', preventScrollReset: true })
  }
  return (
    <Toast
      key={`${visit} ${done}`}
      message={done ? (message ?? text.common.done) : null}
      onUndo={back ? takeBack : undefined}
    />
  )
}

/** What this visit has done, however often the page is loaded anew while it is said. */
function useDoneOf(visit: string, answer: FormAnswer | null): string | null {
  const [held, setHeld] = useState<{ visit: string; done: string } | null>(null)
  const done = answer?.isDone ? answer.intent : held?.visit === visit ? held.done : null
  if (done !== null && (held?.visit !== visit || held.done !== done)) setHeld({ visit, done })
  return done
}

/** What the page's last form sent: gone from the page once it is done, but needed to take it back. */
function usePosted(): { readonly current: Posted } {
  const { formData } = useNavigation()
  const last = useRef<Posted>({})
  useEffect(() => {
    if (!formData) return
    last.current = Object.fromEntries(
      [...formData].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  }, [formData])
  return last
}
