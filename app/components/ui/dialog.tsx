import { Dialog as Primitive } from 'radix-ui'
import { type ReactNode, useRef, useState } from 'react'
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

/** A window over the page; the focus stays in it and returns where it was. */
export function Dialog({ isOpen, onOpenChange, title, description, children }: DialogProps) {
  const text = useText()
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Primitive.Content
          className="fixed inset-x-4 top-1/2 z-50 mx-auto max-h-[85vh] max-w-md -translate-y-1/2 overflow-y-auto rounded-card border border-line bg-surface p-5 text-ink shadow-float"
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="flex items-start justify-between gap-4">
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            <Primitive.Close
              className="rounded p-1 text-ink-soft hover:bg-sunken"
              aria-label={text.common.close}
            >
              <Icon name="close" />
            </Primitive.Close>
          </div>
          {description && (
            <Primitive.Description className="mt-2 text-ink-soft">{description}</Primitive.Description>
          )}
          <div className="mt-4">{children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

interface ConfirmButtonProps {
  /** On the button and on the dialog: the deed, as a verb. */
  label: string
  /** What will happen, in one sentence. */
  will: string
  tone?: ButtonTone
  size?: ButtonSize
  name?: string
  value?: string
  isBusy?: boolean
}

/**
 * Submits its form after the reader has seen what will happen. Without JavaScript it submits at once: the
 * sentence must stand beside the button, too, where that matters.
 */
export function ConfirmButton({
  label,
  will,
  tone = 'danger',
  size,
  name,
  value,
  isBusy = false,
}: ConfirmButtonProps) {
  const text = useText()
  const [isOpen, setIsOpen] = useState(false)
  const isConfirmed = useRef(false)
  const button = useRef<HTMLSpanElement>(null)
  const proceed = () => {
    isConfirmed.current = true
    setIsOpen(false)
    button.current?.querySelector('button')?.click()
    isConfirmed.current = false
  }
  return (
    <span ref={button} className="contents">
      <Button
        type="submit"
        tone={tone === 'danger' ? 'secondary' : tone}
        {...(size ? { size } : {})}
        name={name}
        value={value}
        isBusy={isBusy}
        className={tone === 'danger' ? 'text-danger' : ''}
        onClick={(event) => {
          if (isConfirmed.current) return
          const form = event.currentTarget.form
          event.preventDefault()
          if (form?.reportValidity() !== false) setIsOpen(true)
        }}
      >
        {label}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={label} description={will}>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setIsOpen(false)}>{text.common.cancel}</Button>
          <Button tone={tone} onClick={proceed}>
            {label}
          </Button>
        </div>
      </Dialog>
    </span>
  )
}
