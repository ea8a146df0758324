import { useNavigate } from '@remix-run/react'
import { Command } from 'cmdk'
import { useEffect, useRef, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import type { Destination } from './destination.ts'

interface PaletteProps {
  destinations: Destination[]
  onClose: () => void
}

const ROW =
  'flex min-h-11 cursor-pointer items-center rounded-control px-3 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-strong'

/** Go anywhere by a few letters, or search the catalogue for what was typed. */
export function Palette({ destinations, onClose }: PaletteProps) {
  const text = useText()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    input.current?.focus()
  }, [])
  const go = (to: string) => {
    dialog.current?.close()
    navigate(to)
  }
  const search = `${paths.search}?q=${encodeURIComponent(typed)}`
  return (
    <dialog
      ref={dialog}
      aria-label={text.shell.palette}
      onClose={onClose}
      className="mx-auto mt-[12vh] w-[calc(100%-2rem)] max-w-lg rounded-card border border-line bg-surface p-2 text-ink shadow-float backdrop:bg-black/50"
    >
      <Command label={text.shell.palette}>
        <Command.Input
          ref={input}
          value={typed}
          onValueChange={setTyped}
          placeholder={text.shell.paletteHint}
          className="min-h-11 w-full rounded-control border border-line-strong bg-surface px-3"
        />
        <Command.List className="mt-2 max-h-80 overflow-y-auto">
          {typed.trim() !== '' && (
            <Command.Item forceMount value={`search ${typed}`} onSelect={() => go(search)} className={ROW}>
              {text.shell.paletteSearch(typed)}
            </Command.Item>
          )}
          {[{ to: paths.home, label: text.shell.home }, ...destinations].map(({ to, label }) => (
            <Command.Item key={to} value={`${label} ${to}`} onSelect={() => go(to)} className={ROW}>
              {label}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </dialog>
  )
}
