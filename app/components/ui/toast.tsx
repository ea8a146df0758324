import { useEffect, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { Icon } from './icon.tsx'

const SHOWN_MS = 5000

/**
 * Says in passing that something was done, and leaves by itself. Give a new `key` to say the same thing again.
 * What must not be missed is a Notice, which stays.
 */
export function Toast({ message, onUndo }: { message: string | null; onUndo?: (() => void) | undefined }) {
  const [isOpen, setIsOpen] = useState(message !== null)
  useEffect(() => {
    setIsOpen(message !== null)
    const timer = setTimeout(() => setIsOpen(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [message])
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex justify-center"
      data-toast
      data-screen-only
    >
      {isOpen && message && <ToastBox message={message} onUndo={onUndo} onClose={() => setIsOpen(false)} />}
    </div>
  )
}

interface ToastBoxProps {
  message: string
  onUndo?: (() => void) | undefined
  onClose: () => void
}

/** How a toast looks, wherever it stands. */
export function ToastBox({ message, onUndo, onClose }: ToastBoxProps) {
  const text = useText()
  return (
    <div className="toast-motion pointer-events-auto flex items-center gap-3 rounded-control bg-ink px-4 py-2 text-sm text-page shadow-float">
      <Icon name="check" />
      {message}
      {onUndo && (
        <button
          type="button"
          className="min-h-8 rounded px-2 font-semibold underline underline-offset-2"
          onClick={() => {
            onUndo()
            onClose()
          }}
        >
          {text.common.undo}
        </button>
      )}
      <button type="button" aria-label={text.common.close} className="rounded p-2" onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}
