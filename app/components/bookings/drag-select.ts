/** A stretch of slots, in instants. */
export interface Picked {
  readonly startsAt: string
  readonly endsAt: string
}

export interface Listener {
  readonly choose: (picked: Picked) => void
  /** What a screen reader is told: where a choice begins, how far it reaches, that it was dropped. */
  readonly say: (what: 'start' | 'range' | 'cancel', picked: Picked | null) => void
}

const SLOT = '[data-slot]'
const STEPS: Readonly<Record<string, [day: number, slot: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** A choice under way: where it began and how far it reaches. */
class Choice {
  anchor: HTMLElement | null = null
  private reached: HTMLElement | null = null

  constructor(
    readonly slots: readonly HTMLElement[],
    private readonly listener: Listener,
  ) {}

  begin(slot: HTMLElement): void {
    this.anchor = slot
    this.reached = slot
    this.paint([slot])
    this.listener.say('start', pickedOf([slot]))
  }

  reach(slot: HTMLElement): void {
    if (!this.anchor) return
    this.reached = slot
    const run = runBetween(this.slots, this.anchor, slot)
    this.paint(run)
    this.listener.say('range', pickedOf(run))
  }

  drop(isSaid: boolean): void {
    this.anchor = null
    this.paint([])
    if (isSaid) this.listener.say('cancel', null)
  }

  finish(): void {
    const picked = this.anchor && pickedOf(runBetween(this.slots, this.anchor, this.reached ?? this.anchor))
    this.drop(false)
    if (picked) this.listener.choose(picked)
  }

  private paint(picked: readonly HTMLElement[]): void {
    for (const slot of this.slots) slot.toggleAttribute('data-picked', picked.includes(slot))
  }
}

/**
 * Lets a stretch of free slots be chosen by dragging or by arrow keys and Enter. The slots are links
 * (`data-slot` with `data-from`, `data-to`) and stay what they are without this. Answers how to end it.
 */
export function attachSelecting(root: HTMLElement, listener: Listener): () => void {
  const slots = [...root.querySelectorAll<HTMLElement>(SLOT)].sort((a, b) => fromOf(a) - fromOf(b))
  const choice = new Choice(slots, listener)
  const ends = new AbortController()
  attachPointer(root, choice, ends.signal)
  attachKeys(root, choice, ends.signal)
  rove(slots, slots[0] ?? null)
  return () => {
    ends.abort()
    choice.drop(false)
  }
}

/** Mouse and pen drag; a finger scrolls and taps, so it follows the link. */
function attachPointer(root: HTMLElement, choice: Choice, signal: AbortSignal): void {
  let isDragging = false
  let hasChosen = false
  const on = listening(root, signal)
  on('dragstart', (event) => event.preventDefault())
  on('pointerdown', (event) => {
    const slot = slotAt(event)
    if (!slot || event.button !== 0 || event.pointerType === 'touch' || hasModifier(event)) return
    isDragging = true
    choice.begin(slot)
  })
  on('pointerover', (event) => {
    const slot = slotAt(event)
    if (isDragging && slot) choice.reach(slot)
  })
  on('click', (event) => {
    if (hasChosen && event.detail > 0 && slotAt(event)) event.preventDefault()
    hasChosen = false
  })
  const release = () => {
    if (!isDragging) return
    isDragging = false
    hasChosen = true
    choice.finish()
  }
  document.addEventListener('pointerup', release, { signal })
}

function attachKeys(root: HTMLElement, choice: Choice, signal: AbortSignal): void {
  const on = listening(root, signal)
  on('focusin', (event) => {
    const slot = slotAt(event)
    if (slot) rove(choice.slots, slot)
  })
  on('keydown', (event) => {
    const slot = slotAt(event)
    if (!slot || hasModifier(event)) return
    const step = STEPS[event.key]
    if (step) {
      const next = neighbour(choice.slots, slot, step)
      next?.focus()
      if (next) choice.reach(next)
    } else if (event.key === 'Enter') {
      if (choice.anchor) choice.finish()
      else choice.begin(slot)
    } else if (event.key === 'Escape' && choice.anchor) choice.drop(true)
    else return
    event.preventDefault()
  })
}

function listening(root: HTMLElement, signal: AbortSignal) {
  return <Name extends keyof HTMLElementEventMap>(
    name: Name,
    hear: (event: HTMLElementEventMap[Name]) => void,
  ): void => root.addEventListener(name, hear, { signal })
}

/** One stop for the Tab key; the arrows do the rest. */
function rove(slots: readonly HTMLElement[], stop: HTMLElement | null): void {
  for (const slot of slots) slot.tabIndex = slot === stop ? 0 : -1
}

function slotAt(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(SLOT) : null
}

function hasModifier(event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return event.ctrlKey || event.metaKey || event.altKey
}

const fromOf = (slot: HTMLElement) => Date.parse(slot.dataset.from ?? '')
const toOf = (slot: HTMLElement) => Date.parse(slot.dataset.to ?? '')
const dayOf = (slot: HTMLElement) => slot.dataset.slot ?? ''

/** The unbroken run of slots from the one where it began towards another; a gap ends it. */
function runBetween(slots: readonly HTMLElement[], from: HTMLElement, to: HTMLElement): HTMLElement[] {
  const step = Math.sign(slots.indexOf(to) - slots.indexOf(from))
  const run = [from]
  let at = from
  while (at !== to) {
    const next = slots[slots.indexOf(at) + step]
    if (!next || (step > 0 ? fromOf(next) !== toOf(at) : toOf(next) !== fromOf(at))) break
    run.push(next)
    at = next
  }
  return step < 0 ? run.reverse() : run
}

function pickedOf(run: readonly HTMLElement[]): Picked | null {
  const [first] = run
  const last = run.at(-1)
  return first && last ? { startsAt: first.dataset.from ?? '', endsAt: last.dataset.to ?? '' } : null
}

/** Up and down: the slot before or after; left and right: the nearest time of the next day that has any. */
function neighbour(
  slots: readonly HTMLElement[],
  slot: HTMLElement,
  [day, next]: [day: number, slot: number],
): HTMLElement | undefined {
  if (next !== 0) return slots[slots.indexOf(slot) + next]
  const days = [...new Set(slots.map(dayOf))]
  const other = days[days.indexOf(dayOf(slot)) + day]
  const wanted = fromOf(slot) + day * 86_400_000
  return slots
    .filter((one) => dayOf(one) === other)
    .sort((a, b) => Math.abs(fromOf(a) - wanted) - Math.abs(fromOf(b) - wanted))[0]
}
