import { Toast as Primitive } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { Icon } from './icon.tsx'

interface ToastProps {
  /** What was done; null for nothing. Give a new `key` to say the same thing again. */
  message: string | null
}

/** Says in passing that something was done. It leaves by itself; refusals use a Notice, which stays. */
export function Toast({ message }: ToastProps) {
  const text = useText()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => setIsOpen(message !== null), [message])
  return (
    <Primitive.Provider duration={5000} label={text.common.done}>
      <Primitive.Root
        open={isOpen}
        onOpenChange={setIsOpen}
        className="toast-motion flex items-center gap-3 rounded-control bg-ink px-4 py-3 text-sm text-page shadow-float"
      >
        <Icon name="check" />
        <Primitive.Title>{message}</Primitive.Title>
        <Primitive.Close aria-label={text.common.close} className="ml-2 rounded p-1">
          <Icon name="close" />
        </Primitive.Close>
      </Primitive.Root>
      <Primitive.Viewport className="fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-sm flex-col gap-2" />
    </Primitive.Provider>
  )
}
