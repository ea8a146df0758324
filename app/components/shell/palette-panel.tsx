import { Command } from 'cmdk'
import { useState } from 'react'
import { PLACE_KINDS, type Place, type PlaceKind } from '#app/contracts/views/palette.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import type { Destination } from './destination.ts'
import { placeScore } from './palette-score.ts'

const ROW =
  'flex min-h-11 cursor-pointer items-center rounded-control px-3 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-strong'
const GROUP =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint'
const RECENT_AT_MOST = 5

interface PanelProps {
  places: Place[]
  /** All places are known: the search may stand beneath them. */
  isWhole: boolean
  recent: Destination[]
  go: (to: string) => void
}

/** A few letters, and the places that they may mean. */
export function PalettePanel({ places, isWhole, recent, go }: PanelProps) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const hasTyped = typed.trim() !== ''
  // Before anything is typed: where one was, and the pages; what is the firm's own comes with the first letter.
  const kinds = PLACE_KINDS.filter((kind) => kind === 'page' || hasTyped)
  return (
    <Command label={text.shell.palette} filter={placeScore}>
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder={text.shell.paletteHint}
        className="min-h-11 w-full rounded-control border border-line-strong bg-surface px-3"
      />
      <Command.List className="mt-2 max-h-96 overflow-y-auto">
        {!hasTyped && recent.length > 0 && (
          <Command.Group heading={text.shell.paletteRecent} className={GROUP}>
            {recent.slice(0, RECENT_AT_MOST).map(({ to, label }) => (
              <Command.Item key={to} value={`recent ${to}`} onSelect={() => go(to)} className={ROW}>
                {label}
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {kinds.map((kind) => (
          <Places key={kind} kind={kind} places={places} go={go} />
        ))}
        {/* Only once all is known: what is searched for must not be chosen before what is meant. */}
        {hasTyped && isWhole && (
          <Command.Group forceMount value="search">
            <Command.Item
              forceMount
              value={`search ${typed}`}
              onSelect={() => go(`${paths.search}?q=${encodeURIComponent(typed)}`)}
              className={ROW}
            >
              {text.shell.paletteSearch(typed)}
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
    </Command>
  )
}

function Places(props: { kind: PlaceKind; places: Place[]; go: (to: string) => void }) {
  const { kind, places, go } = props
  const text = useText()
  const own = places.filter((place) => place.kind === kind)
  if (own.length === 0) return null
  return (
    <Command.Group heading={text.shell.paletteKinds[kind]} className={GROUP}>
      {own.map(({ to, label, sounds }) => (
        <Command.Item
          // A place whose sounds have come is a new one: cmdk reads them once.
          key={`${to} ${sounds}`}
          value={`${label} ${to}`}
          keywords={sounds.split(' ')}
          onSelect={() => go(to)}
          className={ROW}
        >
          {label}
        </Command.Item>
      ))}
    </Command.Group>
  )
}
