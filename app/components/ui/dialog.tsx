import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { Button, type ButtonSize, type ButtonTone } from './button.tsx'
import { Icon } from './icon.tsx'

interface DialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  description?: string
  children: ReactNode
}

/**
 * A window over the page. The browser's own: it keeps the focus inside, gives it back, closes on Escape, and
 * costs no bytes.
 */
export function Dialog({ isOpen, onOpenChange, title, description, children }: DialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (isOpen && !element?.open) element?.showModal()
    if (!isOpen && element?.open) element.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onClose={() => onOpenChange(false)}
      className="m-auto w-[calc(100%-2rem)] max-w-md rounded-card border border-line bg-surface p-5 text-ink shadow-float backdrop:bg-black/50"
    >
      <DialogBody id={id} title={title} description={description} onClose={() => onOpenChange(false)}>
        {children}
      </DialogBody>
    </dialog>
  )
}

interface DialogBodyProps {
  /** Its title and description are named by it. */
  id: string
  title: string
  description?: string | undefined
  onClose: () => void
  children: ReactNode
}

/** What stands in a window: its title, what it is about, a way out. */
export function DialogBody({ id, title, description, onClose, children }: DialogBodyProps) {
  const text = useText()
  return (
    <>
      <div className="flex items-start justify-between gap-4">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        <button
          type="button"
          className="-mt-2 -mr-2 flex size-11 shrink-0 items-center justify-center rounded-control text-ink-soft hover:bg-sunken"
          aria-label={text.common.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {description && (
        <p id={`${id}-description`} className="mt-2 text-ink-soft">
          {description}
        </p>
      )}
      <div className="mt-4">{children}</div>
    </>
  )
}

interface ConfirmButtonProps {
  /** On the button and on the dialog: the deed, as a verb. */
  label: string
  /** What will happen, in one sentence; it may depend on what is typed. */
  will: string | ((fields: FormData) => string)
  /** What a screen reader says of the button, where several on a page bear one label. */
  spoken?: string
  tone?: ButtonTone
  size?: ButtonSize
  isBusy?: boolean
}

/**
 * Submits its form after the reader has seen what will happen. Without JavaScript it submits at once: the
 * sentence must stand beside the button, too, where that matters. A press that came before the page's scripts
 * (`EarlyPresses`) is answered once they are here.
 */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, will, spoken, tone = 'danger', size, isBusy = false } = props
  const text = useText()
  const [isOpen, setIsOpen] = useState(false)
  const [sentence, setSentence] = useState('')
  const form = useRef<HTMLFormElement | null>(null)
  const id = useId()
  useEffect(() => {
    const button = document.getElementById(id)
    const wasPressed = button?.hasAttribute('data-pressed')
    button?.removeAttribute('data-asks-first')
    button?.removeAttribute('data-pressed')
    if (wasPressed) button?.click()
  }, [id])
  const proceed = () => {
    setIsOpen(false)
    form.current?.requestSubmit()
  }
  return (
    <>
      <Button
        id={id}
        data-asks-first
        type="submit"
        tone={tone === 'danger' ? 'cautious' : tone}
        aria-label={spoken}
        {...(size ? { size } : {})}
        isBusy={isBusy}
        onClick={(event) => {
          form.current = event.currentTarget.form
          event.preventDefault()
          if (!form.current?.reportValidity()) return
          setSentence(typeof will === 'string' ? will : will(new FormData(form.current)))
          setIsOpen(true)
        }}
      >
        {label}
      </Button>
      {isOpen && (
        <Dialog isOpen onOpenChange={setIsOpen} title={spoken ?? label} description={sentence}>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setIsOpen(false)}>{text.common.cancel}</Button>
            <Button tone={tone} onClick={proceed}>
              {label}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
