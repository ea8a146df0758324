import { type RefObject, useEffect, useRef, useState } from 'react'

const PREFIX = 'hecai.draft.'
/** What has been sent and not yet been answered: it is a draft again when the answer was a door or nothing. */
const SENT = 'hecai.sent.'

/** The name of a draft among its owner's. */
export function ownKey(readerId: string, key: string): string {
  return `${readerId}.${key}`
}

/** Asks a form that grows by rows for those that its draft needs; `detail`: the names of the fields. */
export const ROOM_WANTED = 'hecai:room-wanted'

type Draft = Readonly<Record<string, string>>

interface DraftOptions {
  readonly key: string
  /** Kept with every letter; else only from being sent until it is answered. */
  readonly isKeptWhileTyped: boolean
  readonly isAnswered: boolean
}

/**
 * Keeps what was typed into a form until it has been answered, in this browser only. What comes back is put into
 * fields that still hold what the page was loaded with; a form that was answered keeps the answer's values. What was
 * typed before the page's scripts had come is kept as soon as they are there.
 */
export function useDraft(
  form: RefObject<HTMLFormElement>,
  { key, isKeptWhileTyped, isAnswered }: DraftOptions,
) {
  const [isRestored, setIsRestored] = useState(false)
  const hasLooked = useRef(false)
  useEffect(() => {
    const element = form.current
    if (!element) return
    forgetOthers(key.slice(0, key.indexOf('.') + 1))
    // A page that stands again: whatever was sent has been answered.
    localStorage.removeItem(SENT + key)
    // Once only: after a post that was done the fields may still hold what was sent, and that is no draft.
    const early = hasLooked.current ? {} : typedOf(element)
    if (!hasLooked.current) tellOfEarly(element)
    hasLooked.current = true
    const kept = readDraft(key)
    const bring = () => setIsRestored(putInto(element, { ...kept, ...early }))
    const isRoomWanted = kept !== null && !isAnswered && lacksFields(element, kept)
    if (kept && !isAnswered && !isRoomWanted) bring()
    // Rows are made by React, which does nothing at once while it runs effects: a moment later it does.
    const later = isRoomWanted
      ? setTimeout(() => {
          element.dispatchEvent(new CustomEvent(ROOM_WANTED, { detail: Object.keys(kept) }))
          bring()
        })
      : undefined
    const keep = () => localStorage.setItem(PREFIX + key, JSON.stringify(draftOf(element)))
    if (isKeptWhileTyped && Object.keys(early).length > 0) keep()
    const send = () => {
      const draft = draftOf(element)
      localStorage.removeItem(PREFIX + key)
      if (Object.keys(draft).length > 0) localStorage.setItem(SENT + key, JSON.stringify(draft))
    }
    if (isKeptWhileTyped) element.addEventListener('input', keep)
    element.addEventListener('submit', send)
    return () => {
      clearTimeout(later)
      element.removeEventListener('input', keep)
      element.removeEventListener('submit', send)
    }
  }, [form, key, isKeptWhileTyped, isAnswered])
  /** Back to what the page was loaded with; the answer takes it back. */
  const drop = (): (() => void) => {
    const element = form.current
    const dropped = readDraft(key)
    localStorage.removeItem(PREFIX + key)
    element?.reset()
    setIsRestored(false)
    return () => {
      if (!element || !dropped) return
      setIsRestored(putInto(element, dropped))
      localStorage.setItem(PREFIX + key, JSON.stringify(dropped))
    }
  }
  return { isRestored, drop }
}

/** Lettered fields that have a name; what is hidden, secret, a file or a choice is not kept. */
function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  const kept = ['text', 'search', 'number', 'date', 'datetime-local']
  return [...form.elements].filter((one): one is HTMLInputElement | HTMLTextAreaElement =>
    one instanceof HTMLTextAreaElement
      ? one.name !== ''
      : one instanceof HTMLInputElement && one.name !== '' && kept.includes(one.type),
  )
}

/** The nth field of a name is another than the first. */
function keysOf(form: HTMLFormElement) {
  const seen = new Map<string, number>()
  return fieldsOf(form).map((field) => {
    const count = seen.get(field.name) ?? 0
    seen.set(field.name, count + 1)
    return { field, key: `${field.name}#${count}` }
  })
}

function draftOf(form: HTMLFormElement): Draft {
  return Object.fromEntries(keysOf(form).map(({ field, key }) => [key, field.value]))
}

/** What differs from what the page was loaded with. */
function typedOf(form: HTMLFormElement): Draft {
  const typed = keysOf(form).filter(({ field }) => field.value !== field.defaultValue)
  return Object.fromEntries(typed.map(({ field, key }) => [key, field.value]))
}

/**
 * Tells React what was typed or chosen before it was there: a field that it controls shows the state that the page was
 * loaded with as soon as it is drawn again, and React takes what stood there when it came for old news.
 */
function tellOfEarly(form: HTMLFormElement): void {
  for (const { field } of keysOf(form).filter((one) => one.field.value !== one.field.defaultValue)) {
    const { value } = field
    // By the field's own setter, which React watches: from then on the typed value is a change.
    field.value = field.defaultValue
    setValue(field, value)
  }
  for (const select of form.querySelectorAll('select')) {
    const isEarly = [...select.options].some((option) => option.selected && !option.defaultSelected)
    if (isEarly) select.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

/** By the prototype's setter, so that React hears of it in fields that it controls. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function lacksFields(form: HTMLFormElement, draft: Draft): boolean {
  const there = new Set(keysOf(form).map(({ key }) => key))
  return Object.keys(draft).some((key) => !there.has(key))
}

/** True when any field changed by it. */
function putInto(form: HTMLFormElement, draft: Draft): boolean {
  let isChanged = false
  for (const { field, key } of keysOf(form)) {
    const kept = draft[key]
    if (kept === undefined || kept === field.value) continue
    setValue(field, kept)
    isChanged = true
  }
  return isChanged
}

/**
 * For pages that stand where an answer should: the sign-in after a session has ended, and the one that says that
 * nothing could be reached. What was sent and got no answer waits for its form again; anywhere else it has been
 * answered.
 */
export function useUnansweredKept(isUnanswered: boolean): void {
  useEffect(() => {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(SENT))) {
      const sent = localStorage.getItem(key)
      if (isUnanswered && sent !== null) localStorage.setItem(PREFIX + key.slice(SENT.length), sent)
      localStorage.removeItem(key)
    }
  }, [isUnanswered])
}

function readDraft(key: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null')
    return typeof kept === 'object' && kept !== null ? (kept as Draft) : null
  } catch {
    return null
  }
}

/** What somebody else typed here does not stay once another has signed in. */
function forgetOthers(own: string): void {
  for (const prefix of [PREFIX, SENT]) {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
    for (const key of kept.filter((one) => !one.startsWith(prefix + own))) localStorage.removeItem(key)
  }
}
